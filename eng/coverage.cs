#:property PublishAot=false
// Usage: dotnet run eng/coverage.cs -- <results folder>     (from the root of the repository)
// Merges the coverage files of all test projects: a line is covered when any of them ran it. Fails when a package has
// less than 80 % of its lines covered, or a file that eng/full-coverage.txt names less than all.
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

const double Least = 80;
const int WorstShown = 10;

string root = Directory.GetCurrentDirectory();
// Package, then file, then line: how often it ran.
var packages = new SortedDictionary<string, Dictionary<string, Dictionary<int, long>>>(StringComparer.Ordinal);
foreach (string report in Directory.GetFiles(args[0], "coverage.cobertura.xml", SearchOption.AllDirectories))
{
    Merge(XDocument.Load(report).Root!);
}

var problems = new List<string>();
foreach (string project in Directory.GetFiles("src", "*.csproj", SearchOption.AllDirectories))
{
    CheckPackage(Path.GetFileNameWithoutExtension(project));
}

CheckFullFiles();
problems.ForEach(problem => Console.WriteLine($"COVERAGE {problem}"));
return problems.Count == 0 ? 0 : 1;

void Merge(XElement report)
{
    string[] folders = [.. report.Descendants("source").Select(source => source.Value)];
    foreach (var package in report.Descendants("package"))
    {
        var files = GetOrAdd(packages, (string)package.Attribute("name")!);
        foreach (var type in package.Descendants("class"))
        {
            string file = Locate(folders, (string)type.Attribute("filename")!);
            // Generated sources lie in obj, or in no file at all.
            if (file.Contains("/obj/", StringComparison.Ordinal) || !File.Exists(file))
            {
                continue;
            }

            var lines = GetOrAdd(files, file);
            foreach (var line in type.Element("lines")!.Elements("line"))
            {
                int number = (int)line.Attribute("number")!;
                lines[number] = lines.GetValueOrDefault(number) + (long)line.Attribute("hits")!;
            }
        }
    }
}

string Locate(string[] folders, string name)
{
    string found = folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists, name);
    return Path.GetRelativePath(root, Path.GetFullPath(found, root)).Replace('\\', '/');
}

void CheckPackage(string package)
{
    // Its tests need a server, and are skipped where none is named; where its restore fails they are left out.
    bool hasServer = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("LENNOTIFY_MONGO"));
    if (package == "LenNotify.Mongo" && !(hasServer && packages.ContainsKey(package)))
    {
        Console.WriteLine($"{package}: not judged, because {(hasServer ? "its tests were left out" : "LENNOTIFY_MONGO names no server")}");
        return;
    }

    var files = packages.GetValueOrDefault(package) ?? [];
    double percent = Percent(files.Values);
    Console.WriteLine($"{package}: {Show(percent)} of {files.Values.Sum(lines => lines.Count)} lines covered");
    if (percent >= Least)
    {
        return;
    }

    var worst = files.Where(file => file.Value.ContainsValue(0)).OrderByDescending(file => file.Value.Count(line => line.Value == 0)).Take(WorstShown)
        .Select(file => $"\n    {Show(Percent([file.Value])),8}  {file.Key}, lines {Missing(file.Value)}");
    problems.Add($"{package} has {Show(percent)}, and {Least} % is the least. Most is missing in:{string.Concat(worst)}");
}

void CheckFullFiles()
{
    var patterns = File.ReadLines("eng/full-coverage.txt").Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#');
    var sources = Directory.GetFiles("src", "*.cs", SearchOption.AllDirectories).Select(file => file.Replace('\\', '/')).ToList();
    var measured = packages.Values.SelectMany(files => files).ToLookup(file => file.Key, file => file.Value);
    foreach (string pattern in patterns)
    {
        var matches = sources.Where(source => Glob(pattern).IsMatch(source)).ToList();
        if (matches.Count == 0)
        {
            problems.Add($"eng/full-coverage.txt names {pattern}, and no file is called so.");
        }

        problems.AddRange(
            from file in matches
            from lines in measured[file]
            where lines.Values.Any(hits => hits == 0)
            select $"{file} must be covered whole, and lines {Missing(lines)} are not.");
    }
}

// A package without a single line that can run counts as covered by nobody: it should not be silent.
static double Percent(IEnumerable<Dictionary<int, long>> files)
{
    var hits = files.SelectMany(lines => lines.Values).ToList();
    return hits.Count == 0 ? 0 : 100.0 * hits.Count(hit => hit > 0) / hits.Count;
}

static string Show(double percent) => (Math.Floor(percent * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture) + " %";

static string Missing(Dictionary<int, long> lines) =>
    string.Join(' ', lines.Where(line => line.Value == 0).Select(line => line.Key).Order().Take(12));

static Regex Glob(string pattern) =>
    new("^" + Regex.Escape(pattern).Replace(@"\*\*/", "(.*/)?").Replace(@"\*", "[^/]*") + "$", RegexOptions.CultureInvariant);

static TValue GetOrAdd<TKey, TValue>(IDictionary<TKey, TValue> map, TKey key)
    where TValue : new() => map.TryGetValue(key, out var value) ? value : map[key] = new TValue();
