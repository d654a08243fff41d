using LenNotify.Packages.Tests;

namespace LenNotify.Mongo.Tests;

/// <summary>The package as its user's tools see it. It is made of what was built together with these tests.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Name = "LenNotify.Mongo";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_package_introduces_itself_and_brings_the_driver_and_nothing_else()
    {
        Command.Dotnet(
            ["pack", $"src/{Name}", "--no-build", "--configuration", Repository.Configuration, "--output", _folder.Path], Repository.Root);

        var package = new PackedPackage(_folder.Path, Name);
        package.Text("README.md").Should().Be(File.ReadAllText(Repository.PathOf($"src/{Name}/README.md")));
        package.Metadata("license").Should().Be("MIT");
        package.Metadata("description").Should().NotBeNullOrWhiteSpace();
        package.Dependencies.Should().BeEquivalentTo(["LenNotify", "MongoDB.Driver"]);
        package.Documentation.Should().Contain("<member name=\"T:LenNotify.");
        (package.IsDeterministic, package.SymbolsFit).Should().Be((true, true));
    }
}
