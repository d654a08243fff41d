using System.Text.Json;
using BenchmarkDotNet.Attributes;
using LenNotify.Benchmarks.Results;

namespace LenNotify.Benchmarks.Rules;

/// <summary>
/// What it costs to compare an event with rules. The floor is what no rules engine gets around: finding the two fields in the event
/// and looking one of them up.
/// </summary>
public class Judging
{
    private readonly RuleSet _thousand = RuleWorld.Set(1, 1_000);
    private readonly RuleSet _tenTypes = RuleWorld.Set(10, 1_000);
    private readonly RuleSet _unindexed = RuleWorld.Unindexed(1_000);
    private readonly EventView _none = RuleWorld.Event("NONE");
    private readonly EventView _eight = RuleWorld.Event("S7");
    private readonly string _text = RuleWorld.Text("NONE");
    private readonly HashSet<string> _symbols = [.. Enumerable.Range(0, 100).Select(i => $"S{i}")];

    /// <summary>Two fields found by name, one looked up, nothing else.</summary>
    [Benchmark(Baseline = true)]
    public bool Floor() =>
        _none.Payload.TryGetProperty("price"u8, out var price) && price.GetDouble() < 100_000
        && _none.Payload.TryGetProperty("symbol"u8, out var symbol) && _symbols.Contains(symbol.GetString()!);

    /// <summary>1,000 rules on the type, none of which holds.</summary>
    [Benchmark]
    [Limit(Nanoseconds = 1_000)]
    public int NoneOfThousand() => _thousand.Run(_none, RulePast.None).Count;

    /// <summary>The same event where nine other types have 1,000 rules each.</summary>
    [Benchmark]
    [Bar(nameof(NoneOfThousand), 1.2)]
    [Limit(Nanoseconds = 1_000)]
    public int NoneOfTenThousand() => _tenTypes.Run(_none, RulePast.None).Count;

    /// <summary>1,000 rules on the type, of which about 1 % hold; their notifications are made.</summary>
    [Benchmark]
    public int OnePercentOfThousand() => _thousand.Run(_eight, RulePast.None).Count;

    /// <summary>1,000 rules that no index finds, all asked in vain.</summary>
    [Benchmark]
    public int NoneOfThousandUnindexed() => _unindexed.Run(_none, RulePast.None).Count;

    /// <summary>What reading the event itself costs.</summary>
    [Benchmark]
    public int ReadingTheEvent()
    {
        using var document = JsonDocument.Parse(_text);
        return (int)document.RootElement.ValueKind;
    }
}
