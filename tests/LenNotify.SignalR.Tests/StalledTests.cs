namespace LenNotify.SignalR.Tests;

public sealed class StalledTests
{
    [Fact]
    public async Task A_client_that_never_reads_is_dropped_and_another_of_the_person_finds_what_it_lacks()
    {
        await using var host = await HubHost.StartAsync();
        await using var stalled = await host.ConnectAsync("ann");
        await using var reading = await host.ConnectAsync("ann");
        var hub = host.Get<IDeliveryHub>();
        var large = new string('x', 900);

        // Read as fast as it comes by one, and not at all by the other, until the server gives that one up.
        var sequence = 0L;
        while (!host.Log.Lines.Any(line => line.Contains("has stopped reading")))
        {
            await hub.PushAsync("ann", new HubMessage(HubMessageKind.Received, ++sequence, sequence) { Notification = new Notification { Type = "t", Title = "t", Message = large }, Items = [new Guid((int)sequence, 0, 0, new byte[8])] }, default);
            if (host.Get<HubPeople>().Find("ann")!.HasRoom)
            {
                await reading.NextAsync(default);
            }
            else
            {
                await Task.Yield();
            }

            sequence.Should().BeLessThan(50_000_000, "memory is bounded, and so is patience");
        }

        await hub.PushAsync("ann", new HubMessage(HubMessageKind.Counted, 77, 7), default);
        while ((long)(await reading.ReceiveAsync("unread_count"))["sequence"]! != 77)
        {
            // Counts of while it was searched for.
        }
    }
}
