using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>The latest messages that were not sent, in memory.</summary>
internal sealed class DevelopmentOutbox(IOptions<DevelopmentModeOptions> options) : IDevelopmentOutbox
{
    private readonly Lock _gate = new();
    private readonly Queue<DevelopmentMessage> _messages = new();

    public IReadOnlyList<DevelopmentMessage> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _messages.Clear();
        }
    }

    internal void Add(DevelopmentMessage message)
    {
        lock (_gate)
        {
            _messages.Enqueue(message);
            while (_messages.Count > options.Value.Keep)
            {
                _messages.Dequeue();
            }
        }
    }
}
