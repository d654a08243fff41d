using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>The people: they choose, change their minds, look into their inboxes and read.</summary>
internal sealed class Crowd
{
    private readonly World _world;
    private readonly UserSettings _settings;

    internal Crowd(World world)
    {
        _world = world;
        var parts = world.Host.Parts;
        _settings = new UserSettings(
            new SettingsStore(world.Store, world.Store, NodeParts.Protection), TzdbZones.Default, parts.Clock, parts.People, parts.Ids);
        Inbox = world.Plant.Inbox(world.Store);
        Clients = [.. Cast.People.Select(person => new Client(person))];
    }

    internal IInbox Inbox { get; }

    internal Client[] Clients { get; }

    internal void Plan(TimeSpan storm)
    {
        foreach (var person in Cast.People)
        {
            Sync.Done(_settings.PutContactAsync(person, new HostContact(Cast.Email, Canary.Email(person)), Evidence(), CancellationToken.None));
            Sync.Done(_settings.PutContactAsync(person, new HostContact(Cast.Sms, $"+3160000000{person[1]}"), Evidence(), CancellationToken.None));
            Choose(person);
        }

        for (var i = 0; i < 60; i++)
        {
            _world.Agenda.At(_world.Draw.Between(TimeSpan.Zero, storm), Act);
        }
    }

    private Evidence Evidence() => new(_world.Clock.Now, "the person");

    private void Act()
    {
        var person = _world.Draw.Of(Cast.People);
        var client = Clients[Array.IndexOf(Cast.People, person)];
        switch (_world.Draw.Below(10))
        {
            case 0:
                OptOut(person, _world.Draw.Of(Cast.Channels), isOut: true);
                break;
            case 1:
                OptOut(person, _world.Draw.Of(Cast.Channels), isOut: false);
                break;
            case 2:
                Choose(person);
                break;
            case 3 or 4 or 5 or 6:
                client.Look(_world, Inbox, 1 + _world.Draw.Below(6));
                break;
            case 7 when client.Items.Count > 0:
                ReadAll(client);
                break;
            case > 7 when client.Items.Count > 0:
                Read(client);
                break;
        }
    }

    private void OptOut(string person, string channel, bool isOut)
    {
        Sync.Done(_settings.OptOutAsync(person, channel, isOut ? Evidence() : null, CancellationToken.None));
        _world.Choices.OptOut(person, channel, isOut, _world.Agenda.Now);
        _world.Trace.Tell(isOut ? "opt-out" : "opt-in", $"{person} {channel}");
    }

    private void Choose(string person)
    {
        (int From, int To)? quiet = null;
        var quietHours = new QuietHours();
        if (_world.Draw.Chance(500))
        {
            var from = (int)(_world.Clock.Now.UtcDateTime.TimeOfDay.TotalMinutes + _world.Draw.Below(180)) % 1_440;
            var to = (from + 10 + _world.Draw.Below(90)) % 1_440;
            quiet = (from, to);
            quietHours = new QuietHours { Enabled = true, Windows = [new QuietWindow(new TimeOfDay(from / 60, from % 60), new TimeOfDay(to / 60, to % 60))] };
        }

        var before = Sync.Done(_settings.GetPreferencesAsync(person, CancellationToken.None));
        var channels = Cast.Channels.Append(ChannelNames.InApp).ToDictionary(channel => channel, _ => true);
        Sync.Done(_settings.SetPreferencesAsync(person, before with { TimeZone = "Etc/UTC", Channels = channels, QuietHours = quietHours }, CancellationToken.None));
        _world.Choices.Quiet(person, quiet, _world.Agenda.Now);
        _world.Trace.Tell("choice", $"{person} is quiet from minute {quiet?.From} to {quiet?.To}");
    }

    private void Read(Client client)
    {
        var item = client.Items[_world.Draw.Below(client.Items.Count)];
        var mark = _world.Draw.Chance(700) ? ItemMark.Read : ItemMark.Dismissed;
        Sync.Done(Inbox.MarkAsync(client.UserId, [item.Id], mark, _world.Clock.Now, CancellationToken.None));
        _world.Book.ItemsById[item.Id].SeenAt ??= _world.Agenda.Now;
        _world.Trace.Tell("read", $"{client.UserId} {item.Notification.Title} {mark}");
    }

    private void ReadAll(Client client)
    {
        var upTo = client.Items[_world.Draw.Below(client.Items.Count)].Sequence;
        Sync.Done(Inbox.MarkAllReadAsync(client.UserId, upTo, _world.Clock.Now, CancellationToken.None));
        _world.Trace.Tell("read all", $"{client.UserId} up to {upTo}");
        foreach (var stored in _world.Book.Items.Values)
        {
            if (stored.Item.UserId == client.UserId && stored.Item.Listed && stored.Sequence <= upTo)
            {
                stored.SeenAt ??= _world.Agenda.Now;
            }
        }
    }
}
