namespace LenNotify.Packages.Tests;

/// <summary>Opens every package as its user's tools would.</summary>
public sealed class PackageTests(PackedCheckout packed) : IClassFixture<PackedCheckout>
{
    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void A_package_introduces_itself(string name)
    {
        var package = packed[name];
        string root = File.ReadAllText(Repository.PathOf($"src/{name}/README.md"));

        package.Metadata("readme").Should().Be("README.md");
        package.Text("README.md").Should().Be(root).And.NotBeNullOrWhiteSpace();
        package.Metadata("icon").Should().Be("icon.png");
        package.Files["icon.png"].Should().StartWith(PngSignature);
        package.Metadata("license").Should().Be("MIT");
        package.Metadata("description").Should().NotBeNullOrWhiteSpace().And.NotBe("Package Description");
        package.Metadata("version").Should().Be(packed["LenNotify.Core"].Metadata("version"), "the family has one version");
    }

    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void A_package_brings_documentation_and_symbols(string name)
    {
        var package = packed[name];

        package.Documentation.Should().Contain("<member name=\"T:LenNotify.");
        package.IsDeterministic.Should().BeTrue();
        package.SymbolsFit.Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Repository.Packages), MemberType = typeof(Repository))]
    public void A_package_names_the_commit_it_was_made_from(string name)
    {
        // Sources without git, and a repository before its first commit, have nothing to name.
        if (Repository.Head() is { } head)
        {
            packed[name].Repository!.Attribute("commit")!.Value.Should().Be(head);
        }
    }

    [Fact]
    public void Packages_for_tests_bring_no_more_than_they_need()
    {
        packed["LenNotify.Testing"].Dependencies.Should().BeEquivalentTo(["LenNotify", "Microsoft.Extensions.DependencyInjection"], "any test framework is fine");
        packed["LenNotify.Testing.Contracts"].Dependencies.Should().BeEquivalentTo(["LenNotify.Testing", "xunit"]);
    }

    [Theory]
    [InlineData("LenNotify.Email")]
    [InlineData("LenNotify.Slack")]
    [InlineData("LenNotify.Twilio")]
    [InlineData("LenNotify.Webhook")]
    [InlineData("LenNotify.WebPush")]
    public void A_channel_brings_no_providers_library(string name) =>
        packed[name].Dependencies.Should().BeEquivalentTo(["LenNotify", "Microsoft.Extensions.Http"]);

    [Fact]
    public void The_producers_client_brings_the_model_and_nothing_of_the_host() =>
        packed["LenNotify.Client"].Dependencies.Should().BeEquivalentTo(["LenNotify.Core", "Microsoft.Extensions.Http"]);

    [Fact]
    public void Rich_templates_bring_their_engine_and_nothing_else() =>
        packed["LenNotify.Handlebars"].Dependencies.Should().BeEquivalentTo(["LenNotify", "Handlebars.Net"]);

    [Fact]
    public void A_provider_package_brings_its_provider_and_neither_a_designer_nor_a_native_library()
    {
        packed["LenNotify.EntityFrameworkCore.PostgreSQL"].Dependencies.Should()
            .BeEquivalentTo(["LenNotify.EntityFrameworkCore", "Npgsql.EntityFrameworkCore.PostgreSQL"]);
        packed["LenNotify.EntityFrameworkCore.Sqlite"].Dependencies.Should()
            .BeEquivalentTo(["LenNotify.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Sqlite.Core"], "which SQLite runs is the host's choice");
    }

    [Fact]
    public void What_serves_people_over_the_web_brings_nothing_that_the_framework_has_not()
    {
        packed["LenNotify.AspNetCore"].Dependencies.Should().BeEquivalentTo(["LenNotify"]);
        packed["LenNotify.SignalR"].Dependencies.Should().BeEquivalentTo(["LenNotify"]);
        packed["LenNotify.SignalR"].Files.Should().ContainKey("js/lennotify.mjs");
    }

    [Fact]
    public void What_runs_in_the_browser_brings_its_bundle_and_nothing_that_it_was_made_of()
    {
        var files = packed["LenNotify.Web"].Files.Keys;

        packed["LenNotify.Web"].Dependencies.Should().BeEmpty();
        files.Should().Contain(["staticwebassets/lennotify.js", "staticwebassets/lennotify-client.js", "staticwebassets/lennotify-operator.js", "staticwebassets/push-worker.js"]);
        files.Should().NotContain(file => file.EndsWith(".ts", StringComparison.Ordinal) || file.Contains("node_modules", StringComparison.Ordinal) || file.Contains("client/", StringComparison.Ordinal));
    }

    [Fact]
    public void Core_depends_on_nothing()
    {
        packed["LenNotify.Core"].Dependencies.Should().BeEmpty();
        packed["LenNotify"].Dependencies.Should().Contain("LenNotify.Core", "the same reading finds what is there");
    }
}
