using System.Text.RegularExpressions;

namespace LenNotify.Web.Tests;

/// <summary>What is shipped for pages in TypeScript says what the scripts do.</summary>
public sealed partial class DeclarationTests
{
    private static readonly string Types = Path.GetFullPath(Path.Combine(ClientTools.Tests, "..", "Types", "tsconfig.json"));

    [NodeFact]
    public Task A_page_in_TypeScript_is_checked_with_nothing_but_what_is_shipped() =>
        ClientTools.RunAsync(Path.Combine("node_modules", "typescript", "bin", "tsc"), "-p", Types);

    [NodeFact]
    public async Task The_headless_client_hands_out_what_its_declarations_say()
    {
        var script = Path.Combine(ClientTools.Bundle, "lennotify-client.js");

        var names = await ClientTools.RunAsync("--input-type=module", "-e", $"console.log(Object.keys(await import('{new Uri(script)}')).sort().join(' '))");

        names.Trim().Split(' ').Should().BeEquivalentTo(await DeclaredAsync("lennotify-client"));
    }

    [BrowserTheory]
    [InlineData("lennotify", "lennotify-client")]
    [InlineData("lennotify-operator")]
    public async Task A_script_for_pages_hands_out_what_its_declarations_say(params string[] declarations)
    {
        await using var host = await WebHost.StartAsync();
        await using var ann = await Visitor.ComeAsync(host);
        await ann.OpenAsync();

        var names = await ann.Page.EvaluateAsync<string[]>($"async () => Object.keys(await import('/_content/LenNotify.Web/{declarations[0]}.js'))");

        var declared = await Task.WhenAll(declarations.Select(DeclaredAsync));
        names.Should().BeEquivalentTo(declared.SelectMany(all => all));
    }

    // What exists when it runs; what is only spoken of is marked as a type, or is an interface.
    private static async Task<IEnumerable<string>> DeclaredAsync(string name)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(ClientTools.Bundle, name + ".d.ts"));
        var values = Value().Matches(text).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        return Exported().Match(text).Groups[1].Value.Split(',', StringSplitOptions.TrimEntries).Where(values.Contains);
    }

    [GeneratedRegex(@"^declare (?:abstract )?(?:class|const|function) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Value();

    [GeneratedRegex(@"^export \{ ([^}]*) \};", RegexOptions.Multiline)]
    private static partial Regex Exported();
}
