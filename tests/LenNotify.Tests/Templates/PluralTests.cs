using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace LenNotify.Tests;

/// <summary>The oracle is the CLDR that Node.js carries.</summary>
public class PluralTests
{
    private static readonly string[] Languages =
    [
        "ja", "zh", "ko", "vi", "th", "id", "ms", "en", "de", "nl", "sv", "et", "fi", "sw", "ur", "el", "hu", "bg", "tr", "nb", "nn", "az", "ka", "kk", "sq",
        "ta", "te", "da", "hi", "bn", "fa", "gu", "kn", "fr", "pt", "es", "it", "ca", "pt-PT", "ru", "uk", "pl", "cs", "sk", "hr", "sr", "bs", "sl", "lt", "lv",
        "ro", "he", "ar", "pt-BR", "de-AT", "fr-CA", "xx",
    ];

    private static readonly string[] Numbers =
    [
        .. Enumerable.Range(0, 205).Select(n => n.ToString(CultureInfo.InvariantCulture)), "1000", "1001", "1011", "1102", "1000000", "2000000", "1000001", "-1", "-2",
        "0.0", "0.1", "0.5", "1.0", "1.1", "1.5", "1.50", "2.0", "2.5", "3.1", "5.0", "10.0", "11.1", "21.1", "0.11", "0.21", "1.11", "1.21", "11.01", "100.5",
    ];

    [Fact]
    public async Task Categories_are_those_of_the_cldr()
    {
        const string Script = """
            const [languages, numbers] = JSON.parse(require('fs').readFileSync(0, 'utf8'));
            console.log(JSON.stringify(languages.map(l => numbers.map(n => new Intl.PluralRules(l === 'xx' ? 'ja' : l,
              { minimumFractionDigits: (n.split('.')[1] ?? '').length, maximumFractionDigits: 20 }).select(Number(n))))));
            """;
        using var node = Process.Start(new ProcessStartInfo("node", ["-e", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await node.StandardInput.WriteAsync(new JsonArray(Of(Languages), Of(Numbers)).ToJsonString());
        node.StandardInput.Close();
        var said = JsonNode.Parse(await node.StandardOutput.ReadToEndAsync())!.AsArray();

        var differences = from l in Enumerable.Range(0, Languages.Length)
                          from n in Enumerable.Range(0, Numbers.Length)
                          let ours = Plurals.Of(Languages[l], decimal.Parse(Numbers[n], CultureInfo.InvariantCulture))
                          let theirs = said[l]![n]!.GetValue<string>()
                          where ours != theirs
                          select $"{Languages[l]} {Numbers[n]}: {ours}, not {theirs}";
        differences.Should().BeEmpty();
    }

    private static JsonArray Of(string[] texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
