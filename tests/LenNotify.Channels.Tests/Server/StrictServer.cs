using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LenNotify.Channels.Tests;

/// <summary>A provider over real HTTP on this machine. What it is told is kept; how it answers, or does not, the test says.</summary>
internal sealed class StrictServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ServerRequest> _requests = new();
    private readonly Func<ServerRequest, Task<ServerAnswer>> _answer;

    public StrictServer(Func<ServerRequest, ServerAnswer> answer)
        : this(request => Task.FromResult(answer(request)))
    {
    }

    public StrictServer(Func<ServerRequest, Task<ServerAnswer>> answer)
    {
        _answer = answer;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    public string Address => FormattableString.Invariant($"http://127.0.0.1:{Port}/");

    public IReadOnlyList<ServerRequest> Requests => [.. _requests];

    public int Connections { get; private set; }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                _ = ServeAsync(client);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            while (await ReadAsync(stream) is { } request)
            {
                _requests.Enqueue(request);
                if (!await AnswerAsync(client, stream, await _answer(request)))
                {
                    return;
                }
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client left, or the test is over.
        }
    }

    private async Task<bool> AnswerAsync(TcpClient client, NetworkStream stream, ServerAnswer answer)
    {
        if (answer == ServerAnswer.Hang)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token);
        }

        if (answer == ServerAnswer.Reset)
        {
            client.LingerState = new LingerOption(true, 0);
            return false;
        }

        if (answer == ServerAnswer.HalfBody)
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"sid\":"u8.ToArray(), _stop.Token);
            return false;
        }

        var body = Encoding.UTF8.GetBytes(answer.Body);
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} X\r\nContent-Type: {answer.ContentType}\r\nContent-Length: {body.Length}\r\n");
        foreach (var (name, value) in answer.Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        // In one piece: the second of two would wait until the first is acknowledged.
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()).Concat(body).ToArray(), _stop.Token);
        return true;
    }

    private async Task<ServerRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < 4 || !head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => string.Join(",", same.Select(pair => pair[1].Trim())), StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"))];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return new ServerRequest(first[0], first[1], headers, body);
    }
}
