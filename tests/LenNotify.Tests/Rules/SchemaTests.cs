using System.Text.Json.Nodes;

namespace LenNotify.Tests.Rules;

/// <summary>The schema is what reading a document executes: proved by spoiling a document in every place in every way, beside a second reading of the schema.</summary>
public class SchemaTests
{
    private const string Whole =
        """
        {"$schema":"./rules.schema.json","rules":[
          {"id":"a.b-1","name":"All of it","event_type":"TICK","enabled":true,"valid_from":"2026-01-01T00:00:00Z","valid_until":"2027-01-01T00:00:00.5+01:00","order":-5,"stop":false,
           "key":"payload.symbol","to":{"users":["anna","bob"]},
           "conditions":{"any":[
             {"all":[{"field":"severity","operator":"gte","value":"low"},{"field":"severity","operator":"in","value":["error","critical"]},{"field":"payload.a","operator":"eq","value":1.5}]},
             {"not":{"field":"payload.tags[0].x","operator":"not_in","value":["x",1,true]}},
             {"field":"payload.p","operator":"lt","value":-3},{"field":"payload.t","operator":"contains","value":"x"},{"field":"type","operator":"starts_with","value":"T"},
             {"field":"payload.t","operator":"matches","value":"^a+$"},{"field":"payload.t","operator":"exists"},{"field":"payload.t","operator":"exists","value":false},
             {"field":"payload.p","operator":"changed_by","value":"2.5%","direction":"up"},{"field":"payload.p","operator":"changed_by","value":0},
             {"field":"payload.v","operator":"spike","value":1.5,"over":2},{"field":"payload.f","operator":"cross","other":"payload.s"},{"field":"payload.f","operator":"cross","value":0,"direction":"any"}]},
           "actions":[
             {"type":"notify","notification_type":"t","channels":["inapp","in_app"],"template":"k","title":"T","message":"a\nb","priority":"high","bypass_quiet_hours":true,"expires_in":"31d",
              "confidence":"payload.c","repeat_key":"payload.r","attributes":{"symbols":"payload.symbol"},"to":{"topic":"desk"}},
             {"type":"set_priority","priority":"low"},{"type":"group","key":"payload.k"},{"type":"throttle","limit":50,"per":"9999s","key":"payload.k"},{"type":"escalate","to":"sms","after":"15m"}]},
          {"name":"Little","event_type":"TICK","to":"payload.owner","actions":[{"type":"suppress"}]},
          {"name":"Other","event_type":"TICK","to":{"path":"payload.owner"},"conditions":[{"field":"payload.a","operator":"ne","value":"x"}],"actions":[{"type":"notify"}]}]}
        """;

    private static readonly string[] Spoilt =
    [
        "null", "true", "0", "1", "-1", "2.5", "1e400", "51", "1000001", "\"\"", "\" \"", "\"x\"", "\"payload\"", "\"payload.x\"", "\"severity\"", "\"critical\"", "\"a\\u0000b\"", "\"32d\"", "\"5%\"", "\"inapp\"", "\"X Y\"",
        "\"up\"", "[]", "{}", "[\"x\"]", "[1]", "[null]", "[[]]", "{\"all\":[]}", "{\"not\":{}}", "{\"users\":[]}", "{\"path\":\"payload.x\",\"topic\":\"y\"}", "LONG",
    ];

    private static readonly SchemaCheck Schema = new(JsonNode.Parse(RuleSchema.Read())!);

    [Fact]
    public void The_whole_of_it_fits_both()
    {
        Reads(Whole).Should().BeTrue();
        Schema.Fits(JsonNode.Parse(Whole)).Should().BeTrue();
    }

    [Fact]
    public void A_document_that_is_spoilt_in_one_place_is_judged_alike_by_both()
    {
        var judged = 0;
        foreach (var path in Paths(JsonNode.Parse(Whole)!, []))
        {
            foreach (var document in Spoil(path))
            {
                var text = document.ToJsonString();
                Reads(text).Should().Be(Schema.Fits(document), $"of {string.Join('.', path)} in {text}");
                judged++;
            }
        }

        judged.Should().BeGreaterThan(4_000);
    }

    private static IEnumerable<JsonNode> Spoil(object[] path)
    {
        foreach (var spoilt in Spoilt)
        {
            // A number that no double holds is not JSON to every reader.
            if (spoilt != "1e400")
            {
                yield return With(path, JsonNode.Parse(spoilt == "LONG" ? $"\"{new string('x', 1_001)}\"" : spoilt), remove: false);
            }
        }

        yield return With(path, null, remove: true);
        var unknown = JsonNode.Parse(Whole)!;
        if (At(unknown, path) is JsonObject map)
        {
            map["unknown"] = 1;
            yield return unknown;
        }
    }

    private static JsonNode With(object[] path, JsonNode? value, bool remove)
    {
        var document = JsonNode.Parse(Whole)!;
        var above = At(document, path[..^1]);
        switch (above, path[^1])
        {
            case (JsonObject map, string name) when remove:
                map.Remove(name);
                break;
            case (JsonArray list, int place) when remove:
                list.RemoveAt(place);
                break;
            case (JsonObject map, string name):
                map[name] = value;
                break;
            case (JsonArray list, int place):
                list[place] = value;
                break;
        }

        return document;
    }

    private static JsonNode? At(JsonNode root, object[] path) => path.Aggregate((JsonNode?)root, (node, step) => step is string name ? node![name] : node![(int)step]);

    private static IEnumerable<object[]> Paths(JsonNode node, object[] path)
    {
        var below = node switch
        {
            JsonObject map => map.Select(member => ((object)member.Key, member.Value)),
            JsonArray list => list.Select((item, i) => ((object)i, item)),
            _ => [],
        };
        foreach (var (step, value) in below)
        {
            object[] at = [.. path, step];
            yield return at;
            foreach (var deeper in Paths(value!, at))
            {
                yield return deeper;
            }
        }
    }

    private static bool Reads(string text)
    {
        try
        {
            RuleReader.Read(new JsonRuleFormat().Read(text));
            return true;
        }
        catch (InvalidInputException)
        {
            return false;
        }
    }
}
