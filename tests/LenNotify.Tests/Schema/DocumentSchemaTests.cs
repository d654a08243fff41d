using System.Text.Json.Nodes;
using LenNotify.Tests.Rules;

namespace LenNotify.Tests.Schema;

/// <summary>Every word that the product executes of JSON Schema, with what fits it and what does not.</summary>
public class DocumentSchemaTests
{
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>A schema, a value, and what is said of it: nothing where it fits.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        { """{}""", """{"a":[1,null]}""", "" },
        { """{"type":"object"}""", "{}", "" },
        { """{"type":"object"}""", "[]", "$: is a list. Allowed: a map." },
        { """{"type":"array"}""", "[]", "" },
        { """{"type":"array"}""", "{}", "$: is a map. Allowed: a list." },
        { """{"type":"string"}""", "\"\"", "" },
        { """{"type":"string"}""", "5", "$: is '5'. Allowed: a text." },
        { """{"type":"boolean"}""", "false", "" },
        { """{"type":"boolean"}""", "\"true\"", "$: is 'true'. Allowed: true or false." },
        { """{"type":"number"}""", "-1.5e3", "" },
        { """{"type":"number"}""", "\"5\"", "$: is '5'. Allowed: a number." },
        { """{"type":"integer"}""", "2.0", "" },
        { """{"type":"integer"}""", "2e2", "" },
        { """{"type":"integer"}""", "2.5", "$: is '2.5'. Allowed: a whole number." },
        { """{"type":["string","number"]}""", "1", "" },
        { """{"type":["string","number"]}""", "\"1\"", "" },
        { """{"type":["string","number"]}""", "true", "$: is 'true'. Allowed: a text or a number." },
        { """{"type":"string"}""", "null", "$: is null. Allowed: a value, or nothing at all." },
        { """{"type":"string","title":"name","description":"one word"}""", "[]", "$: a list is no name. Allowed: one word." },
        { """{"enum":["a","b"]}""", "\"b\"", "" },
        { """{"enum":["a","b"]}""", "\"A\"", "$: 'A' is none of those that there are. Allowed: a, b." },
        { """{"enum":["a","b"]}""", "1", "$: '1' is none of those that there are. Allowed: a, b." },
        { """{"const":"a"}""", "\"a\"", "" },
        { """{"const":"a"}""", "\"b\"", "$: 'b' is none of those that there are. Allowed: a." },
        { """{"pattern":"^a+$"}""", "\"aa\"", "" },
        { """{"pattern":"^a+$"}""", "5", "" },
        { """{"pattern":"^a+$"}""", "\"a\\n\"", "$: has a control character (U+000A) at 1. Allowed: what fits ^a+$." },
        { """{"pattern":"^a+$"}""", "\"\"", "$: is empty. Allowed: what fits ^a+$." },
        { """{"pattern":"^a+$"}""", "\"ab\"", "$: is 'ab'. Allowed: what fits ^a+$." },
        { """{"pattern":"a"}""", "\"bab\"", "" },
        { """{"pattern":"^[$.]$"}""", "\"$\"", "" },
        { """{"pattern":"^\\$$"}""", "\"$\"", "" },
        { """{"pattern":"\\S"}""", "\" \\t\"", "$: is empty. Allowed: what fits \\S." },
        { """{"minLength":1}""", "\"a\"", "" },
        { """{"minLength":1}""", "[]", "" },
        { """{"minLength":1}""", "\"\"", "$: is empty. Allowed: at least 1 characters." },
        { """{"maxLength":2}""", "\"ab\"", "" },
        { """{"maxLength":2}""", "\"abc\"", "$: has 3 characters. Allowed: at most 2 characters." },
        { """{"minLength":1,"maxLength":2}""", "\"abc\"", "$: has 3 characters. Allowed: 1-2 characters." },
        { """{"minimum":0}""", "0", "" },
        { """{"minimum":0}""", "\"-1\"", "" },
        { """{"minimum":0}""", "-0.5", "$: is '-0.5'. Allowed: from 0." },
        { """{"maximum":50}""", "50", "" },
        { """{"maximum":50}""", "50.5", "$: is '50.5'. Allowed: a number to 50." },
        { """{"exclusiveMinimum":1,"maximum":5}""", "1.01", "" },
        { """{"exclusiveMinimum":1,"maximum":5}""", "1", "$: is '1'. Allowed: more than 1 to 5." },
        { """{"title":"count","description":"1 to 5","minimum":1,"maximum":5}""", "6", "$: '6' is no count. Allowed: 1 to 5." },
        { """{"minItems":1}""", "[1]", "" },
        { """{"minItems":1}""", "{}", "" },
        { """{"minItems":1}""", "[]", "$: is empty. Allowed: at least 1 entries." },
        { """{"maxItems":1}""", "[1]", "" },
        { """{"maxItems":1}""", "[1,2]", "$: has 2 entries. Allowed: at most 1 entries." },
        { """{"minProperties":1}""", """{"a":1}""", "" },
        { """{"minProperties":1}""", "{}", "$: is empty. Allowed: at least 1 entries." },
        { """{"maxProperties":1}""", """{"a":1}""", "" },
        { """{"maxProperties":1}""", """{"a":1,"b":1}""", "$: has 2 entries. Allowed: at most 1 entries." },
        { """{"not":{"enum":["a"]}}""", "\"b\"", "" },
        { """{"not":{"enum":["a"]}}""", "\"a\"", "$: 'a' cannot stand here. Allowed: anything else." },
        { """{"items":{"type":"number"}}""", "[1,2]", "" },
        { """{"items":{"type":"number"}}""", "\"x\"", "" },
        { """{"items":{"type":"number"}}""", """["x",1,null]""", "[0]: is 'x'. Allowed: a number.|[2]: is null. Allowed: a value, or nothing at all." },
        { """{"items":false}""", "[]", "" },
        { """{"items":false}""", "[1]", "[0]: cannot stand here. Allowed: nothing." },
        { """{"contains":{"title":"word","type":"string"}}""", """[1,"a"]""", "" },
        { """{"contains":{"title":"word","type":"string"}}""", "{}", "" },
        { """{"contains":{"title":"word","type":"string"}}""", "[1]", "$: has no word. Allowed: at least 1." },
        { """{"contains":{"title":"word","type":"string"},"minContains":0,"maxContains":1}""", """["a"]""", "" },
        { """{"contains":{"title":"word","type":"string"},"minContains":0,"maxContains":1}""", """["a","b"]""", "$: has word 2 times. Allowed: at most 1 of word." },
        { """{"allOf":[{"contains":{"title":"word","type":"string"},"maxContains":1},{"contains":{"title":"flag","type":"boolean"},"maxContains":1}]}""", """["a","b",true,false]""", "$: has word 2 times. Allowed: at most 1 of word.|$: has flag 2 times. Allowed: at most 1 of flag." },
        { """{"properties":{"a":{"type":"number"}}}""", """{"b":"x"}""", "" },
        { """{"properties":{"a":{"type":"number"}}}""", "[]", "" },
        { """{"properties":{"a":{"type":"number"}}}""", """{"a":"x"}""", "a: is 'x'. Allowed: a number." },
        { """{"title":"level","description":"one of two","properties":{"a":false}}""", """{"a":1}""", "a: cannot stand here. Allowed: one of two." },
        { """{"properties":{"a":true}}""", """{"a":1}""", "" },
        { """{"required":["a"]}""", """{"a":1}""", "" },
        { """{"required":["a"]}""", "5", "" },
        { """{"required":["a"]}""", """{"b":1}""", "a: is missing. Allowed: must be there." },
        { """{"properties":{"a":true,"b":true},"additionalProperties":false}""", """{"b":1}""", "" },
        { """{"properties":{"a":true,"b":true},"additionalProperties":false}""", """{"c\n":1}""", "c\\u000A: is unknown here. Allowed: a, b." },
        { """{"additionalProperties":{"type":"number"}}""", """{"a":1}""", "" },
        { """{"properties":{"b":true},"additionalProperties":{"type":"number"}}""", """{"a":{"x":1},"b":{}}""", "a: is a map. Allowed: a number." },
        { """{"propertyNames":{"maxLength":1}}""", """{"a":1}""", "" },
        { """{"propertyNames":{"maxLength":1}}""", """{"ab":1}""", "ab: has 2 characters. Allowed: at most 1 characters." },
        { """{"allOf":[{"minLength":1},{"maxLength":2}]}""", "\"a\"", "" },
        { """{"allOf":[{"minLength":1},{"maxLength":2}]}""", "\"abc\"", "$: has 3 characters. Allowed: at most 2 characters." },
        { """{"if":{"type":"array"},"then":{"maxItems":1},"else":{"type":"string"}}""", "[1]", "" },
        { """{"if":{"type":"array"},"then":{"maxItems":1},"else":{"type":"string"}}""", "\"x\"", "" },
        { """{"if":{"type":"array"},"then":{"maxItems":1},"else":{"type":"string"}}""", "[1,2]", "$: has 2 entries. Allowed: at most 1 entries." },
        { """{"if":{"type":"array"},"then":{"maxItems":1},"else":{"type":"string"}}""", "5", "$: is '5'. Allowed: a text." },
        { """{"if":{"type":"array"},"else":{"type":"string"}}""", "[1]", "" },
        { """{"$ref":"#/$defs/tree"}""", """{"a":{"a":{}}}""", "" },
        { """{"$ref":"#/$defs/tree"}""", """{"a":{"a":5}}""", "a.a: is '5'. Allowed: a map." },
        { """{"$ref":"#/$defs/line","title":"name","description":"one line"}""", "\" \"", "$: is empty. Allowed: one line." },
        { """{"$ref":"#/$defs/line","maxLength":2}""", "\"abc\"", "$: has 3 characters. Allowed: at most 2 characters." },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_value_fits_or_all_that_is_wrong_with_it_is_said(string schema, string value, string said)
    {
        var whole = With(schema);
        var problems = new List<Problem>();

        SchemaDocument.Parse("test", whole.ToJsonString()).Whole.Judge(JsonNodes.Of(JsonNode.Parse(value)), "", default, new SchemaFindings(problems));

        string.Join('|', problems).Should().Be(said);
        new SchemaCheck(whole).Fits(JsonNode.Parse(value)).Should().Be(said.Length == 0, "another reading of the schema says the same");
    }

    [Theory]
    [InlineData("""{"oneOf":[{}]}""", "oneOf")]
    [InlineData("""{"properties":{"a":{"multipleOf":2}}}""", "multipleOf")]
    [InlineData("""{"allOf":[{"items":{"uniqueItems":true}}]}""", "uniqueItems")]
    [InlineData("""{"if":{"dependentRequired":{}}}""", "dependentRequired")]
    [InlineData("""{"not":{"unevaluatedProperties":false}}""", "unevaluatedProperties")]
    [InlineData("""{"format":"date-time"}""", "format")]
    [InlineData("""{"$ref":"https://example.org/x"}""", "https://example.org/x")]
    [InlineData("""{"$ref":"#/$defs/nobody"}""", "nobody")]
    [InlineData("""{"type":"text"}""", "text")]
    [InlineData("""{"enum":[1]}""", "#")]
    [InlineData("""{"items":5}""", "items")]
    [InlineData("""{"properties":{"a":{"$defs":{}}}}""", "$defs")]
    [InlineData("""{"maxLength":"1"}""", "#")]
    [InlineData("""{"pattern":"^\\d+$"}""", "means something else")]
    [InlineData("""{"pattern":"^\\w+$"}""", "means something else")]
    [InlineData("""{"pattern":"a.b"}""", "means something else")]
    [InlineData("""{"pattern":"(?=a)b"}""", "means something else")]
    [InlineData("""{"pattern":"[a-z-[b]]"}""", "means something else")]
    [InlineData("""{"pattern":"[]a]"}""", "means something else")]
    [InlineData("""{"pattern":"[^]a]"}""", "means something else")]
    [InlineData("""{"pattern":"(a"}""", "#")]
    [InlineData("""{"allOf":[{"if":true,"else":{"$ref":"#/$defs/it"}}]}""", "asks itself")]
    public void A_word_that_is_not_executed_fails_when_the_schema_is_read(string schema, string named)
    {
        FluentActions.Invoking(() => SchemaDocument.Parse("test", With(schema).ToJsonString())).Should().Throw<InvalidOperationException>().WithMessage($"*{named}*");
    }

    [Fact]
    public void A_schema_of_another_draft_is_not_executed() =>
        FluentActions.Invoking(() => SchemaDocument.Parse("test", """{"$schema":"http://json-schema.org/draft-07/schema#"}""")).Should().Throw<InvalidOperationException>().WithMessage("*2020-12*");

    [Fact]
    public void Half_a_character_is_no_text()
    {
        var problems = new List<Problem>();
        SchemaDocument.Parse("test", With("""{"type":"string"}""").ToJsonString()).Whole
            .Judge(new DocumentNode(DocumentNodeKind.Text, "a\ud800", 3, 4), "a", default, new SchemaFindings(problems));

        problems.Should().Equal(new Problem("a", "line 3, column 4: has half a surrogate pair (U+D800) at 1.", "a text"));
    }

    [Fact]
    public void A_number_that_no_double_holds_is_none()
    {
        var schema = SchemaDocument.Parse("test", With("""{"type":"number"}""").ToJsonString()).Whole;

        schema.Fits(new DocumentNode(DocumentNodeKind.Number, "1e308", 1, 1)).Should().BeTrue();
        schema.Fits(new DocumentNode(DocumentNodeKind.Number, "1e400", 1, 1)).Should().BeFalse();
    }

    [Fact]
    public void Of_a_document_with_thousands_of_problems_a_thousand_are_told()
    {
        var problems = new List<Problem>();
        var list = JsonNodes.Of(new JsonArray([.. Enumerable.Range(0, 5_000).Select(i => JsonValue.Create(i))]));
        SchemaDocument.Parse("test", With("""{"items":{"type":"string"}}""").ToJsonString()).Whole.Judge(list, "", default, new SchemaFindings(problems));

        problems.Should().HaveCount(1_000);
    }

    private static JsonObject With(string schema) => new()
    {
        ["$schema"] = Draft,
        ["$ref"] = "#/$defs/it",
        ["$defs"] = new JsonObject
        {
            ["it"] = JsonNode.Parse(schema),
            ["tree"] = JsonNode.Parse("""{"type":"object","additionalProperties":{"$ref":"#/$defs/tree"}}"""),
            ["line"] = JsonNode.Parse("""{"type":"string","allOf":[{"pattern":"\\S"}]}"""),
        },
    };
}
