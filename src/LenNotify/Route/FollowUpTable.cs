using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace LenNotify;

/// <summary>The follow-ups of all types, found sound as a whole.</summary>
internal sealed class FollowUpTable
{
    private readonly FrozenDictionary<string, FollowUps> _byType;

    internal FollowUpTable(IEnumerable<FollowUps> described, IReadOnlyList<string> channels)
    {
        FollowUps[] all = [.. described.Where(followUps => followUps.Any)];
        var problems = new List<Problem>();
        foreach (var followUps in all)
        {
            FollowUpRules.Check(followUps, channels, problems);
        }

        _byType = problems.Count == 0
            ? all.ToFrozenDictionary(followUps => followUps.Type, StringComparer.Ordinal)
            : throw new InvalidInputException("set of types", problems);
    }

    /// <summary>A type's follow-ups, if it has any.</summary>
    internal bool TryFind(string type, [NotNullWhen(true)] out FollowUps? followUps)
    {
        followUps = null;
        return _byType.Count > 0 && _byType.TryGetValue(type, out followUps);
    }
}
