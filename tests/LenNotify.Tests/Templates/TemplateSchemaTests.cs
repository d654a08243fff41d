using System.Text.Json.Nodes;
using LenNotify.Tests.Rules;

namespace LenNotify.Tests;

/// <summary>The schema is what reading a template executes: proved by spoiling one in every place in every way, beside a second reading of the schema.</summary>
public class TemplateSchemaTests
{
    private const string Whole =
        """
        {"$schema":"./template.schema.json","key":"order_filled","language":"en-GB","engine":"plain",
         "variables":{"metadata.price":"number","metadata.a.b-c":"text","attributes.symbols":"text","metadata.at":"date","metadata.link":"url"},
         "wordings":[
           {"channel":"email","subject":"{{ title }}","text":["{{ title }}","","{{ message }}"],"html":"<p>{{ title }}</p>","blocks":["[{","}]"],
            "facts":[{"label":"Price","value":"{{ metadata.price }}"}],
            "parts":{"open":{"text":"{{ url }}","html":"<a href=\"{{ url }}\">x</a>"},"link":{"text":"x"},"fact":{"text":["a","b"]},"item":{"text":"{{ title }}"},"group":{"text":"{{ group }}"}}},
           {"channel":"sms","language":"nl","text":"x"}]}
        """;

    private static readonly string[] Spoilt =
    [
        "null", "true", "0", "1", "2.5", "\"\"", "\" \"", "\"x\"", "\"X Y\"", "\"nl-BE\"", "\"metadata.x\"", "\"number\"", "\"email\"", "\"a\\nb\"", "\"a\\u0000b\"", "\"a\\u0085b\"", "\"a\\u2028b\"",
        "[]", "{}", "[\"\"]", "[\"x\"]", "[\"\",\" \"]", "[\"a\\u0001\"]", "[1]", "[[]]", "[{}]", "[{\"text\":\"x\"}]", "{\"text\":\"x\"}", "{\"text\":\"\"}", "{\"item\":{\"text\":\"x\"}}", "{\"metadata.x\":\"text\"}",
        "LONG101", "LONG129", "LONG501", "LONG65537",
    ];

    private static readonly SchemaCheck Schema = new(JsonNode.Parse(TemplateSchema.Read())!);

    [Fact]
    public void The_whole_of_it_fits_both()
    {
        Reads(Whole).Should().BeTrue();
        Schema.Fits(JsonNode.Parse(Whole)).Should().BeTrue();
    }

    [Fact]
    public void A_template_that_is_spoilt_in_one_place_is_judged_alike_by_both()
    {
        var judged = 0;
        foreach (var path in SpoiltDocument.Paths(JsonNode.Parse(Whole)!))
        {
            foreach (var document in Spoil(path))
            {
                var text = document.ToJsonString();
                Reads(text).Should().Be(Schema.Fits(document), $"of {string.Join('.', path)} in {(text.Length > 2_000 ? text[..2_000] : text)}");
                judged++;
            }
        }

        judged.Should().BeGreaterThan(1_000);
    }

    [Fact]
    public void Every_shipped_template_fits_the_schema()
    {
        var shipped = typeof(Template).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".template.json", StringComparison.Ordinal)).ToArray();

        shipped.Should().HaveCount(7);
        foreach (var name in shipped)
        {
            using var reader = new StreamReader(typeof(Template).Assembly.GetManifestResourceStream(name)!);
            Schema.Fits(JsonNode.Parse(reader.ReadToEnd())).Should().BeTrue(name);
        }
    }

    private static IEnumerable<JsonNode> Spoil(object[] path)
    {
        foreach (var spoilt in Spoilt)
        {
            yield return SpoiltDocument.With(Whole, path, JsonNode.Parse(spoilt.StartsWith("LONG", StringComparison.Ordinal) ? $"\"{new string('x', int.Parse(spoilt[4..], System.Globalization.CultureInfo.InvariantCulture))}\"" : spoilt));
        }

        yield return SpoiltDocument.Without(Whole, path);
        if (SpoiltDocument.WithUnknown(Whole, path) is { } unknown)
        {
            yield return unknown;
        }
    }

    private static bool Reads(string text)
    {
        try
        {
            Template.Parse(text);
            return true;
        }
        catch (InvalidInputException)
        {
            return false;
        }
    }
}
