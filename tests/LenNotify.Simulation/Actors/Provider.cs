using System.Globalization;
using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>
/// The providers of all channels: they take messages, refuse them, hang, answer late, have bad hours, and say later what
/// became of a message, in any order. They do not drop repeats: that is what the keys are for, and what is counted here.
/// </summary>
internal sealed class Provider(World world)
{
    private readonly Dictionary<string, TimeSpan> _downUntil = [];
    private int _references;

    internal void Break(string channel, TimeSpan until)
    {
        world.Trace.Tell("outage", $"{channel} for {until - world.Agenda.Now:c}");
        _downUntil[channel] = until;
    }

    internal void Take(Request request) => world.Agenda.After(
        world.Faults.AreOn && world.Draw.Chance(20) ? world.Draw.Seconds(1, 12) : world.Draw.Seconds(0.005, 0.3), () => Judge(request));

    private void Judge(Request request)
    {
        var message = new Message(request.Row, request.Start, request.Sent, world.Agenda.Now);
        world.Book.Messages.Add(message);
        request.Row.Messages.Add(message);
        if (_downUntil.GetValueOrDefault(request.Row.Channel) > world.Agenda.Now)
        {
            request.Reply(DeliveryResult.Transient("down"));
            return;
        }

        switch (world.Faults.AreOn ? world.Draw.Below(100) : 0)
        {
            case < 68:
                Accept(message);
                Answer(request, message);
                break;
            case < 74:
                Accept(message);
                world.Trace.Tell("late answer", $"{world.Name(request.Row)}");
                world.Agenda.After(world.Draw.Seconds(8, 40), () => Answer(request, message));
                break;
            case < 78:
                if (world.Draw.Chance(500))
                {
                    Accept(message);
                }

                world.Trace.Tell("hang", $"{world.Name(request.Row)}");
                break;
            case < 86:
                request.Reply(DeliveryResult.Transient("not now"));
                break;
            case < 90:
                request.Reply(DeliveryResult.ThrottledUntil(world.Clock.Now + world.Draw.Seconds(-10, 300)));
                break;
            case < 94:
                request.Reply(DeliveryResult.Permanent("refused"));
                break;
            case < 96:
                request.Reply(DeliveryResult.AddressExpired("gone"));
                break;
            default:
                request.Reply(null);
                break;
        }
    }

    private void Accept(Message message)
    {
        message.Accepted = true;
        message.Reference = world.Draw.Chance(800) ? string.Create(CultureInfo.InvariantCulture, $"m{++_references}") : null;
        world.Trace.Tell("arrived", $"{world.Name(message.Row)}: {string.Join(" ", message.Labels)} as {message.Reference}");
        if (message.Reference is not null && world.Faults.AreOn)
        {
            Report(message, message.Reference);
        }
    }

    private static void Answer(Request request, Message message) => request.Reply(DeliveryResult.Delivered(message.Reference));

    // Some come before the answer itself, some repeat, some contradict each other: the first final word counts.
    private void Report(Message message, string reference)
    {
        for (var i = world.Draw.Below(4); i > 0; i--)
        {
            bool? reached = world.Draw.Below(10) switch { 0 => false, < 6 => true, _ => null };
            world.Agenda.After(world.Draw.Seconds(0.001, 120), () => Say(message, reference, reached));
        }
    }

    private void Say(Message message, string reference, bool? reached)
    {
        var known = message.Start.Recorded?.State == CompletionState.Delivered;
        world.Trace.Tell(known ? "report" : "report before the end", $"{reference} {reached}");
        message.Word ??= reached;
        Sync.Done(world.Store.ReportAsync(message.Row.Channel, reference, new ProviderReport(reached, "not reached", world.Clock.Now), world.Clock.Now, CancellationToken.None));
        if (reached == false)
        {
            world.Host.Ring(null, world.Host.Now);
        }
    }
}
