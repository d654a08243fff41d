using LenNotify.Storage;

namespace LenNotify.Tests.Rules;

/// <summary>What rules remember is forgotten in time, also beside what cannot be read.</summary>
public class RuleMemorySweepTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly RetentionOptions Options = new() { BatchSize = 2 };
    private readonly MemoryStore _store = new(TimeProvider.System, new MemoryLimits());
    private readonly WrittenLog<RuleMemorySweep> _log = new();

    [Theory]
    [InlineData("nope")]
    [InlineData("{}")]
    [InlineData("5")]
    [InlineData("[1]")]
    [InlineData("[null]")]
    [InlineData("[\"\"]")]
    [InlineData("[\"0193e5a000007000800000000000000x=1\"]")]
    [InlineData("[\"0193e5a0000070008000000000000001=one\"]")]
    [InlineData("[\"ffffffffffff70008000000000000001=1\"]")]
    public async Task What_cannot_be_read_is_told_once_and_left_and_stops_nobody(string json)
    {
        await Put("a/1", Series(Noon.AddDays(-91)));
        await Put("b/\n2", json);
        await Put("c/3", Series(Noon.AddDays(-91)));
        await Put("d/4", Series(Noon.AddDays(-89)));
        var sweep = new RuleMemorySweep(_store, _log);

        await sweep.SweepAsync(Options, Noon, default);
        await sweep.SweepAsync(Options, Noon.AddHours(1), default);

        (await _store.ListDocumentsAsync(RulePast.Kind, 9, null, default)).Items.Select(left => left.Key.Name).Should().Equal("b/\n2", "d/4");
        _log.Lines.Should().ContainSingle().Which.Should().Contain("document b/\\u000A2 (");
    }

    private static string Series(DateTimeOffset at) => SampleSeries.Empty.With(new RuleSample(new Ids().Next(at), 1.5)).ToJson();

    private Task<long?> Put(string name, string json) =>
        _store.PutDocumentAsync(new StoredDocument(new DocumentKey(RulePast.Kind, "", name), 0, json), null, Noon, default);
}
