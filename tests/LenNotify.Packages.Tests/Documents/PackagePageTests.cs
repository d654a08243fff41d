namespace LenNotify.Packages.Tests;

/// <summary>A package's page, as its user meets it beside the package: the same shape everywhere.</summary>
public sealed class PackagePageTests
{
    private static readonly string[] Parts = ["## Install", "## Options", "## Limits"];

    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void A_page_says_what_it_is_how_it_is_installed_used_and_set_and_where_it_ends(string name)
    {
        string page = $"src/{name}/README.md";
        string[] headings = [.. DocumentText.Prose(page).Select(line => line.Text.TrimEnd()).Where(line => line.StartsWith('#'))];

        headings.First().Should().Be($"# {name}");
        headings.Where(Parts.Contains).Should().Equal(Parts);
        File.ReadAllText(Repository.PathOf(page)).Should().Contain($"dotnet add package {name}");
        CodeBlock.Of(page).Should().Contain(block => block.Language == "csharp");
    }

    [Fact]
    public void The_front_page_names_every_package() => Rule.Holds(
        "The table of packages lacks:",
        Repository.PackageNames.Where(name => !File.ReadAllText(Repository.PathOf("README.md")).Contains($"](src/{name}/README.md)", StringComparison.Ordinal)));
}
