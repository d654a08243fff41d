using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Worker.Tests;

/// <summary>The provider: writes down what it was told, and answers when the test lets it.</summary>
internal sealed class PagerServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Key, string Line)> _pages = new();
    private readonly SemaphoreSlim _came = new(0);
    private volatile TaskCompletionSource _open = Opened();
    private int _waiting;

    private PagerServer(WebApplication app) => _app = app;

    internal string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>What came, in this order.</summary>
    internal IReadOnlyList<(string Key, string Line)> Pages => [.. _pages];

    /// <summary>How many senders wait for an answer now.</summary>
    internal int Waiting => Volatile.Read(ref _waiting);

    internal static async Task<PagerServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new PagerServer(app);
        app.MapPost("/", server.TakeAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>From now on it takes pages, and answers none.</summary>
    internal void Hold() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Answers them all.</summary>
    internal void Release() => _open.TrySetResult();

    /// <summary>Waits until it is so; looks whenever something came.</summary>
    internal async Task UntilAsync(Func<PagerServer, bool> isSo)
    {
        while (!isSo(this))
        {
            if (!await _came.WaitAsync(Patience))
            {
                throw new TimeoutException($"Nothing came any more: {_pages.Count} pages, {Waiting} of them not answered.");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Release();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _came.Dispose();
    }

    private async Task<IResult> TakeAsync(HttpRequest request, Page page)
    {
        foreach (var line in page.Lines)
        {
            _pages.Enqueue((request.Headers[Pager.KeyHeader].ToString(), line));
        }

        Interlocked.Increment(ref _waiting);
        _came.Release();
        await _open.Task;
        Interlocked.Decrement(ref _waiting);
        return Results.Ok();
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }
}
