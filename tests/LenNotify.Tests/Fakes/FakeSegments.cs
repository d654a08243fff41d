using System.Globalization;
using System.Runtime.CompilerServices;

namespace LenNotify.Tests;

/// <summary>A host whose segments are as many people as a test says, by number.</summary>
internal sealed class FakeSegments : ISegmentResolver
{
    public int Count { get; set; }

    public int Given { get; private set; }

    public Exception? Error { get; set; }

    public Func<int, string> Name { get; set; } = NameOf;

    public Task Before { get; set; } = Task.CompletedTask;

    public static string NameOf(int i) => i.ToString("'u'000000", CultureInfo.InvariantCulture);

    public async IAsyncEnumerable<string> ResolveAsync(string segment, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Before;
        if (Error is not null)
        {
            throw Error;
        }

        for (var i = after is null ? 0 : int.Parse(after[1..], CultureInfo.InvariantCulture) + 1; i < Count; i++)
        {
            Given++;
            yield return Name(i);
        }
    }
}
