using System.Collections.Concurrent;

namespace LenNotify.AspNetCore.Tests;

/// <summary>What lies between a producer and its host: it remembers every request, and may do with it what a test says.</summary>
internal sealed class WireBetween : DelegatingHandler
{
    internal ConcurrentQueue<string> Bodies { get; } = new();

    /// <summary>Answers in the host's place, or after it: the number of the request, and how to go on.</summary>
    internal Func<int, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> Pass { get; set; } = static (_, go) => go();

    /// <summary>Nothing answers any more.</summary>
    internal bool Stalls { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Bodies.Enqueue(await request.Content!.ReadAsStringAsync(cancellationToken));
        if (Stalls)
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }

        return await Pass(Bodies.Count, () => base.SendAsync(request, cancellationToken));
    }
}
