#:property PublishAot=false
// Usage: dotnet run eng/results.cs -- <results folder> <test project>...
// Adds up the trx files of a test run. Prints what failed, why, and as the last line 'N passed, N failed, N skipped'.
// A project that left no result, or whose run broke off, counts as one failure: silence is not success.
using System.Xml.Linq;

const int MostLines = 40;
const int MostLetters = 1000;

string folder = args[0];
int passed = 0, failed = 0, skipped = 0;
foreach (string project in args.Skip(1).Select(path => Path.GetFileNameWithoutExtension(path)))
{
    string file = Path.Combine(folder, project, project + ".trx");
    if (!File.Exists(file))
    {
        failed++;
        Report(project, "left no result. Did it start?");
        continue;
    }

    var run = XDocument.Load(file).Root!;
    var outcomes = All(run, "UnitTestResult").ToLookup(result => (string?)result.Attribute("outcome"));
    passed += outcomes["Passed"].Count();
    failed += outcomes["Failed"].Count();
    skipped += outcomes["NotExecuted"].Count();
    foreach (var result in outcomes["Failed"])
    {
        Report((string)result.Attribute("testName")!, Value(result, "Message"), Value(result, "StackTrace"), Value(result, "StdOut"));
    }

    // A host that crashed says so here, among the lines that xunit writes for each failed test.
    string[] trouble = [.. All(run, "RunInfo").Where(info => (string?)info.Attribute("outcome") == "Error")
        .Select(info => info.Value.Trim()).Where(text => !text.StartsWith("[xUnit.net", StringComparison.Ordinal))];
    bool completed = (string?)All(run, "ResultSummary").Single().Attribute("outcome") == "Completed";
    if (trouble.Length > 0 || (!completed && !outcomes["Failed"].Any()))
    {
        failed++;
        Report(project, ["the run broke off.", .. trouble]);
    }
}

Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
return failed == 0 && passed > 0 ? 0 : 1;

static IEnumerable<XElement> All(XElement root, string name) => root.Descendants().Where(element => element.Name.LocalName == name);

static string Value(XElement root, string name) => All(root, name).FirstOrDefault()?.Value ?? "";

static void Report(string title, params string[] parts)
{
    Console.WriteLine($"FAILED {title}");
    foreach (string line in parts.SelectMany(part => part.Split('\n').Where(IsTelling).Take(MostLines)))
    {
        Console.WriteLine("    " + (line.Length > MostLetters ? line[..MostLetters] + "..." : line).TrimEnd());
    }

    Console.WriteLine();
}

// Frames of the test framework and of the assertions stand between the reader and the line that failed.
static bool IsTelling(string line)
{
    string text = line.Trim();
    return text.Length > 0
        && !new[] { "at System.", "at Xunit.", "at FluentAssertions.", "at InvokeStub" }.Any(frame => text.StartsWith(frame, StringComparison.Ordinal));
}
