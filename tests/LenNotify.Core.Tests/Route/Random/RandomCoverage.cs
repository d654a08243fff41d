namespace LenNotify.Core.Tests;

/// <summary>What random cases have reached.</summary>
internal sealed class RandomCoverage
{
    private readonly HashSet<Reason> _reasons = [];
    private readonly HashSet<Judgement> _deciders = [];
    private readonly HashSet<(Judgement First, Judgement Second)> _together = [];

    internal IReadOnlySet<Reason> Reasons => _reasons;

    internal IReadOnlySet<Judgement> Deciders => _deciders;

    /// <summary>Neighbours of which both would have bitten, and the first decided.</summary>
    internal IReadOnlySet<(Judgement First, Judgement Second)> Together => _together;

    internal static IEnumerable<(Judgement First, Judgement Second)> Neighbours =>
        Enum.GetValues<Judgement>().Zip(Enum.GetValues<Judgement>().Skip(1));

    internal void Add(OracleChannel channel)
    {
        _reasons.Add(channel.Answer.Reason);
        if (channel.Decider is not { } decider)
        {
            return;
        }

        _deciders.Add(decider);
        if (channel.Bitten(decider + 1))
        {
            _together.Add((decider, decider + 1));
        }
    }

    internal void Add(RandomCoverage other)
    {
        _reasons.UnionWith(other._reasons);
        _deciders.UnionWith(other._deciders);
        _together.UnionWith(other._together);
    }
}
