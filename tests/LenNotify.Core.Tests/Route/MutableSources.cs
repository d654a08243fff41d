using System.Text.Json.Nodes;
using LenNotify.Storage;

namespace LenNotify.Core.Tests;

/// <summary>Everything that can be handed to an engine, made of collections that can still be changed afterwards.</summary>
internal sealed class MutableSources
{
    private readonly Dictionary<string, string> _attributes = new() { ["symbols"] = "BTC/USD" };
    private readonly JsonObject _metadata = new() { ["legs"] = new JsonArray(1, 2) };
    private readonly List<string> _channels = ["inapp", "email"];
    private readonly List<string> _symbols = ["BTC/USD"];
    private readonly List<QuietWindow> _windows = [QuietWindow.Between("22:00", "08:00")];
    private readonly Dictionary<string, bool> _on = new() { ["email"] = true };
    private readonly List<string> _chosen = ["inapp", "email"];
    private readonly List<string> _left = ["fax"];
    private readonly Dictionary<string, TypePreference> _types;
    private readonly Dictionary<string, IReadOnlyList<string>> _filters;
    private readonly Dictionary<Priority, IReadOnlyList<string>> _byPriority;
    private readonly List<Contact> _contacts = [Reachable.Over("email")];
    private readonly Dictionary<string, Evidence> _optOuts = [];
    private readonly List<QuietWindow> _closed = [QuietWindow.Between("22:00", "08:00")];
    private readonly Dictionary<string, IReadOnlyList<QuietWindow>> _closedHours;
    private readonly List<ChannelPolicy> _policies;
    private readonly List<NotificationType> _hostTypes = [new("order_filled")];

    internal MutableSources()
    {
        _types = new() { ["order_filled"] = new() { LeftChannels = _left } };
        _filters = new() { ["symbols"] = _symbols };
        _byPriority = new() { [Priority.Normal] = _chosen };
        _closedHours = new() { ["*"] = _closed };
        _policies =
        [
            new("inapp") { OnByDefault = true, NeedsContact = false },
            new("email") { OnByDefault = true, ClosedHours = _closedHours },
        ];
        Options = new() { Channels = _policies, Types = _hostTypes };
        Notification = new() { Type = "order_filled", Title = "Filled", Attributes = _attributes, Metadata = _metadata, Channels = _channels };
        Preferences = new()
        {
            Channels = _on,
            Types = _types,
            Filters = _filters,
            ChannelsByPriority = _byPriority,
            QuietHours = new() { Enabled = true, Windows = _windows },
        };
        Contacts = new() { Contacts = _contacts, OptOuts = _optOuts };
    }

    internal RoutingOptions Options { get; }

    internal Notification Notification { get; }

    internal Preferences Preferences { get; }

    internal ContactBook Contacts { get; }

    /// <summary>Changes everything such that any of it, had it an effect, would stop the email or the inbox item.</summary>
    internal void Spoil()
    {
        var always = QuietWindow.Between("00:00", "24:00");
        _attributes["symbols"] = "ETH/USD";
        _metadata["legs"]!.AsArray().Add(3);
        _metadata["more"] = true;
        _channels.Clear();
        _symbols[0] = "SOL/USD";
        _filters["venues"] = [];
        _windows[0] = always;
        _on["email"] = false;
        _left.AddRange(["inapp", "email"]);
        _chosen.Clear();
        _byPriority.Clear();
        _types["order_filled"] = new() { Enabled = false };
        _contacts.Clear();
        _optOuts["inapp"] = Reachable.Evidence;
        _closed[0] = always;
        _closedHours["*"] = [always];
        _policies.Clear();
        _hostTypes[0] = new("order_filled") { MinimumSeverity = Severity.Critical };
    }
}
