using System.Text.Json.Nodes;

namespace LenNotify.AspNetCore.Tests;

/// <summary>Reads server-sent events as a browser does.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;

    private EventReader(HttpResponseMessage answer, System.IO.Stream stream) => (_answer, _lines) = (answer, new StreamReader(stream));

    internal string? LastId { get; private set; }

    internal static async Task<EventReader> OpenAsync(HttpClient client, string? lastId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "stream");
        if (lastId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastId);
        }

        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return new EventReader(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event of this name; null at the end of the stream.</summary>
    internal async Task<JsonNode?> NextAsync(string name)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3), TimeProvider.System);
        var current = "";
        while (await _lines.ReadLineAsync(patience.Token) is { } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var value = colon < 0 ? "" : line[(colon + 1)..].TrimStart();
            switch (colon < 0 ? line : line[..colon])
            {
                case "id":
                    LastId = value;
                    break;
                case "event":
                    current = value;
                    break;
                case "data" when current == name:
                    return JsonNode.Parse(value);
            }
        }

        return null;
    }

    public void Dispose()
    {
        _lines.Dispose();
        _answer.Dispose();
    }
}
