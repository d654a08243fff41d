using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// The people of a segment as the host's resolver names them: an id that cannot be one is refused by name and costs the others
/// nothing, and a resolver that names nobody for too long is given up.
/// </summary>
internal sealed partial class SegmentPeople(ISegmentResolver? resolver, PumpClock clock, ILogger<SegmentPeople> log)
{
    private const int MostNamed = 20;
    private const int MostInRow = 10_000;
    private const int MostShown = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The people after this one, or all.</summary>
    internal async IAsyncEnumerable<string> ReadAsync(
        Guid publicationId, string segment, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var people = (Resolver(segment).ResolveAsync(segment, after, stop.Token)
            ?? throw new InvalidOperationException($"The resolver answered null for the segment '{segment}'; one that nobody belongs to is empty.")).GetAsyncEnumerator(stop.Token);
        var (refused, inRow) = (0, 0);
        var next = Task.FromResult(true);
        try
        {
            while (true)
            {
                var moving = people.MoveNextAsync();
                next = moving.IsCompletedSuccessfully ? Task.FromResult(await moving.ConfigureAwait(false)) : moving.AsTask();
                if (!await InTimeAsync(next, segment, cancellationToken).ConfigureAwait(false))
                {
                    break;
                }

                if (ProblemOf(people.Current) is not { } problem)
                {
                    inRow = 0;
                    yield return people.Current;
                    continue;
                }

                Refuse(people.Current, problem, publicationId, segment, ++refused);
                Demand(++inRow, segment);
            }
        }
        finally
        {
            await EndAsync(people, stop, isOver: next.IsCompleted).ConfigureAwait(false);
            if (refused > MostNamed)
            {
                MoreRefused(log, refused - MostNamed, segment, publicationId);
            }
        }
    }

    private ISegmentResolver Resolver(string segment) => resolver ?? throw new InvalidOperationException(
        $"The audience is the segment '{segment}', and nothing says who belongs to it. Add UseSegments<T>() to AddNotifications(), with your ISegmentResolver.");

    private async ValueTask<bool> InTimeAsync(Task<bool> next, string segment, CancellationToken cancellationToken)
    {
        if (next.IsCompleted)
        {
            return await next.ConfigureAwait(false);
        }

        try
        {
            return await next.WaitAsync(Patience, clock.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!next.IsCompleted)
        {
            throw new TimeoutException($"The resolver named nobody of the segment '{segment}' for {Patience}.");
        }
        finally
        {
            Abandoned.Observe(next);
        }
    }

    // What hangs cannot be ended before it answers; it is told to, and left behind.
    private static async ValueTask EndAsync(IAsyncEnumerator<string> people, CancellationTokenSource stop, bool isOver)
    {
        if (isOver)
        {
            await people.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private static string? ProblemOf(string? userId)
    {
        try
        {
            _ = Audience.User(userId!);
            return null;
        }
        catch (InvalidInputException error)
        {
            return error.Problems[0].Message;
        }
    }

    private void Refuse(string? userId, string problem, Guid publicationId, string segment, int nth)
    {
        if (nth <= MostNamed)
        {
            Refused(log, segment, publicationId, Shown(userId), problem);
        }
    }

    private static void Demand(int inRow, string segment)
    {
        if (inRow > MostInRow)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"More than {MostInRow} in a row that the resolver names of the segment '{segment}' can be no user ids."));
        }
    }

    // From outside: short, and nothing in it that could end or forge a line.
    private static string Shown(string? userId) => userId is null ? "null"
        : $"'{SafeText.Of(userId.Length > MostShown ? userId[..MostShown] + "..." : userId, null)}'";

    [LoggerMessage(1211, LogLevel.Warning, "The segment {Segment} of publication {PublicationId} names {UserId}, which no user id can be: it {Problem} Nobody is told for it.")]
    private static partial void Refused(ILogger logger, string segment, Guid publicationId, string userId, string problem);

    [LoggerMessage(1212, LogLevel.Warning, "{Count} more of the segment {Segment} of publication {PublicationId} are no user ids either.")]
    private static partial void MoreRefused(ILogger logger, int count, string segment, Guid publicationId);
}
