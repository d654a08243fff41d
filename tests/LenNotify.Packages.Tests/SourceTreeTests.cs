using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LenNotify.Packages.Tests;

/// <summary>The habits of the house that can be seen without compiling.</summary>
public partial class SourceTreeTests
{
    private const int LongestFile = 300;

    private static readonly string[] Root =
    [
        "src", "tests", "samples", "benchmarks", "docs", "eng", ".ci", ".config", "LenNotify.sln",
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "nuget.config", "global.json",
        ".editorconfig", ".gitignore", "LICENSE", "README.md", "CHANGELOG.md", "CONTRIBUTING.md",
    ];

    // In two halves, so that this file does not name what it forbids.
    private static readonly string[] Registries =
    [
        "nuget" + ".org", "myget" + ".org", "nuget.pkg.github" + ".com", "pkgs.dev.azure" + ".com", "npmjs" + ".org",
        "npmjs" + ".com", "yarnpkg" + ".com", "pypi" + ".org", "crates" + ".io", "rubygems" + ".org", "docker" + ".io",
    ];

    [Fact]
    public void The_root_holds_what_the_design_lists_and_nothing_else()
    {
        string[] found = [.. Repository.Files.Select(file => file.Split('/')[0]).Distinct()];

        Rule.Holds("Nothing else belongs into the root:", found.Except(Root));
        Rule.Holds("All of this belongs into the root, and is missing:", Root.Except(found));
    }

    [Fact]
    public void Each_log_message_has_an_event_id_of_its_own() => Rule.Holds(
        "Whoever filters a log by event id must not get something else:",
        from file in Sources()
        from line in Repository.LinesOf(file)
        let id = EventId().Match(line)
        where id.Success
        group file by id.Groups[1].Value into files
        where files.Count() > 1
        select $"{files.Key} in {string.Join(", ", files)}");

    [Fact]
    public void No_source_file_is_longer_than_a_reader_can_hold() => Rule.Holds(
        $"No file in src has more than {LongestFile} lines:",
        from file in Sources()
        where !Repository.IsMigration(file)
        let lines = Repository.LinesOf(file).Length - 1
        where lines > LongestFile
        select $"{file} has {lines}");

    [Fact]
    public void No_file_names_a_package_registry() => Rule.Holds(
        "Where packages come from is the business of the machine:",
        Lines(line => Registries.Any(host => line.Contains(host, StringComparison.OrdinalIgnoreCase))));

    [Fact]
    public void No_file_names_a_folder_of_the_machine_it_was_written_on() => Rule.Holds(
        "Another machine has other folders:",
        Lines(line => MachinePath().IsMatch(line)));

    [Fact]
    public void No_folder_has_a_name_that_says_nothing() => Rule.Holds(
        "These folders have names that fit everything:",
        Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal))
            .Select(file => Path.GetDirectoryName(file)!)
            .Distinct()
            .Where(folder => folder.Split('/').Any(EmptyName.Ends)));

    [Fact]
    public void Core_references_nothing() => Rule.Holds("LenNotify.Core depends on nothing:", References("LenNotify.Core"));

    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void A_package_has_a_readme_and_the_name_of_its_folder(string name) => Rule.Holds(
        "These files are missing:",
        new[] { $"src/{name}/{name}.csproj", $"src/{name}/README.md" }.Except(Repository.Files));

    private static IEnumerable<string> Sources() =>
        Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal));

    private static IEnumerable<string> References(string project) =>
        XDocument.Load(Repository.PathOf($"src/{project}/{project}.csproj"))
            .Descendants()
            .Where(element => element.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference")
            .Select(element => element.Attribute("Include")?.Value ?? "?");

    private static IEnumerable<string> Lines(Predicate<string> forbidden) =>
        from file in Repository.Files
        from line in Repository.LinesOf(file).Select((text, index) => (text, number: index + 1))
        where forbidden(line.text)
        select $"{file}:{line.number}: {line.text.Trim()}";

    [GeneratedRegex(@"(?<![\w.\-/*}])/(wor[k]|roo[t])/", RegexOptions.CultureInvariant)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\[LoggerMessage\(([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex EventId();
}
