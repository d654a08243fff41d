using LenNotify.Storage;
using static LenNotify.Tests.Rules.RuleDesktop;

namespace LenNotify.Tests.Rules;

/// <summary>What a rule remembers and cannot be read holds up no event.</summary>
public class RuleMemoryTests
{
    private readonly MemoryStore _store = new(TimeProvider.System, new MemoryLimits());
    private readonly WrittenLog<RuleMemory> _log = new();
    private readonly RuleSet _rules = Set(
        """
        {"rules":[{"name":"Risk","event_type":"TICK","actions":[{"type":"throttle","limit":1,"per":"1h","key":"payload.risk"},{"type":"notify","channels":["inapp","sms"]}]}]}
        """);

    [Theory]
    [InlineData("nope")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[\"0193e5a0000070008000000000000001=one\"]")]
    [InlineData("[\"ffffffffffff70008000000000000001=1\"]")]
    public async Task It_begins_anew_and_is_told_once(string json)
    {
        var memory = new RuleMemory(_store, _log);
        var key = RulePast.For(Tick(), _rules.Of("TICK").AskingPast).Keys.Should().ContainSingle().Subject;
        await _store.PutDocumentAsync(new StoredDocument(key, 0, json), null, Noon, default);

        (await Told(memory)).Should().Equal("inapp", "sms");
        (await Told(memory)).Should().Equal(["inapp"], "it counts again");

        _log.Lines.Should().ContainSingle().Which.Should().Contain("begins anew");
        SampleSeries.FromJson((await _store.GetDocumentsAsync([key], default))[0]!.Json).All.Length.Should().Be(1);
    }

    [Fact]
    public async Task A_rehearsal_neither_stops_at_it_nor_changes_it()
    {
        var memory = new RuleMemory(_store, _log);
        var key = RulePast.For(Tick(), _rules.Of("TICK").AskingPast).Keys.Single();
        await _store.PutDocumentAsync(new StoredDocument(key, 0, "nope"), null, Noon, default);

        (await memory.RehearseAsync(_rules, Tick(), default)).Should().ContainSingle();

        (await _store.GetDocumentsAsync([key], default))[0]!.Json.Should().Be("nope");
        _log.Lines.Should().BeEmpty();
    }

    private static EventView Tick() => Event("""{"user_id":"anna","risk":"margin"}""");

    private async Task<IReadOnlyList<string>> Told(RuleMemory memory) =>
        (await memory.RunAsync(_rules, Tick(), Noon, default)).Should().ContainSingle().Subject.Notification.Channels!;
}
