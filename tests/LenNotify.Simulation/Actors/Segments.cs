using System.Runtime.CompilerServices;

namespace LenNotify.Simulation;

/// <summary>Says who belongs to a segment, and now and then breaks off in the middle, so that a fan-out goes on in chunks.</summary>
internal sealed class Segments(World world) : ISegmentResolver
{
    public async IAsyncEnumerable<string> ResolveAsync(string segment, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var rest = Cast.MembersOf(segment).SkipWhile(person => after is not null && string.CompareOrdinal(person, after) <= 0);
        foreach (var person in rest)
        {
            if (world.Faults.AreOn && world.Draw.Chance(60))
            {
                throw new BrokenStreamException();
            }

            yield return person;
        }
    }
}

/// <summary>The stream of a segment's people broke off.</summary>
internal sealed class BrokenStreamException() : Exception("the stream broke off");
