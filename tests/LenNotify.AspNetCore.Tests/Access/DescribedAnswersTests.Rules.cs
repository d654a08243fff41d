namespace LenNotify.AspNetCore.Tests;

/// <summary>What those ask who write rules.</summary>
public sealed partial class DescribedAnswersTests
{
    private const string Rule = """{"name":"Filled","event_type":"FILL","actions":[{"type":"notify","title":"A fill"}]}""";
    private const string Rules = $$"""{"rules":[{{Rule}}]}""";

    private async Task AsWhoeverWritesRulesAsync()
    {
        await AdminAsync("GET", "/rule-templates");
        await AdminAsync("POST", "/rule-templates/{id}", """{"id":"made","values":{"factor":5}}""", "rule-templates/volume_spike");
        await AdminAsync("POST", "/rule-templates/{id}", """{"id":"made","values":{"factor":5}}""", "rule-templates/volume_spike", 412);
        await AdminAsync("POST", "/rule-templates/{id}", """{"id":"other","values":{"nonsense":1}}""", "rule-templates/volume_spike", 400);
        await AdminAsync("POST", "/rule-templates/{id}", """{"id":"made","values":{}}""", "rule-templates/none", 404);
        await AdminAsync("PUT", "/rules/{id}", $$"""{"version":0,"rule":{{Rule}}}""", "rules/fills");
        await AdminAsync("PUT", "/rules/{id}", $$"""{"version":0,"rule":{{Rule}}}""", "rules/fills", 412);
        await AdminAsync("PUT", "/rules/{id}", """{"version":0,"rule":{"name":"Bad"}}""", "rules/bad", 400);
        await AdminAsync("GET", "/rules");
        await AdminAsync("GET", "/rules/{id}", path: "rules/fills");
        await AdminAsync("GET", "/rules/{id}", path: "rules/none", status: 404);
        await AdminAsync("POST", "/rules/switch", """{"ids":["fills"],"enabled":false}""");
        await AdminAsync("POST", "/rules/switch", """{"ids":["fills","none"],"enabled":false}""", status: 400);
        await AdminAsync("DELETE", "/rules/{id}", path: "rules/fills", status: 400);
        await AdminAsync("DELETE", "/rules/{id}", path: "rules/fills?version=1", status: 412);
        await AdminAsync("DELETE", "/rules/{id}", path: "rules/fills?version=2");
        await AdminAsync("DELETE", "/rules/{id}", path: "rules/fills?version=2", status: 404);
        await Host.Notifier.PublishEventAsync(new SourceEvent { Type = "FILL", Payload = new() { ["user_id"] = "ann" } });
        Host.Time.Pass(TimeSpan.FromSeconds(1));
        await AdminAsync("POST", "/rehearsals/event", """{"type":"FILL","payload":{"user_id":"ann"},"severity":"error"}""");
        await AdminAsync("POST", "/rehearsals/event", """{"type":"FILL"}""");
        await AdminAsync("POST", "/rehearsals/event", """{"type":"F G"}""", status: 400);
        await AdminAsync("POST", "/rehearsals/rules", """{"text":"{\"rules\":[{\"name\":\"F\",\"event_type\":\"FILL\",\"to\":{\"users\":[\"bob\"]},\"actions\":[{\"type\":\"notify\"}]}]}","days":1}""");
        await AdminAsync("POST", "/rehearsals/rules", """{"text":"nope"}""", status: 400);
    }
}
