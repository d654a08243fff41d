namespace LenNotify.Packages.Tests;

/// <summary>Packs Core from a clone of a public repository on a build server, which this checkout may not be.</summary>
public sealed class PublishedCloneTests
{
    private const string Address = "https://github.com/example/lennotify";
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    [Fact]
    public void A_debugger_finds_the_sources_of_a_published_package()
    {
        using var clone = new TemporaryFolder();
        using var output = new TemporaryFolder();
        CopySources(clone.Path);
        PretendToBeCloned(clone.Path);

        Command.Dotnet(
            ["pack", "src/LenNotify.Core", "--configuration", "Release", "--output", output.Path], clone.Path, ("CI", "true"));

        var package = new PackedPackage(output.Path, "LenNotify.Core");
        package.Repository!.Attribute("url")!.Value.Should().StartWith(Address);
        package.Repository!.Attribute("commit")!.Value.Should().Be(Commit);
        package.SourceLink().Should().Contain("https://raw.githubusercontent.com/example/lennotify/" + Commit);
        package.SourceFiles().Should().NotBeEmpty().And.OnlyContain(
            file => file.StartsWith("/_"), "a path of the machine that built it helps nobody");
    }

    private static void CopySources(string target)
    {
        var needed = Repository.Files.Where(file =>
            file.StartsWith("src/LenNotify.Core/", StringComparison.Ordinal)
            || file.StartsWith("eng/", StringComparison.Ordinal)
            || !file.Contains('/', StringComparison.Ordinal));
        foreach (string file in needed)
        {
            string copy = Path.Combine(target, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Repository.PathOf(file), copy);
        }
    }

    // The SDK reads these few files by itself: no git has to be installed, and none of our commits is needed.
    private static void PretendToBeCloned(string folder)
    {
        string git = Path.Combine(folder, ".git");
        Directory.CreateDirectory(Path.Combine(git, "objects"));
        Directory.CreateDirectory(Path.Combine(git, "refs", "heads"));
        File.WriteAllText(Path.Combine(git, "HEAD"), "ref: refs/heads/main\n");
        File.WriteAllText(Path.Combine(git, "refs", "heads", "main"), Commit + "\n");
        File.WriteAllText(Path.Combine(git, "config"), $"[remote \"origin\"]\n\turl = {Address}.git\n");
    }
}
