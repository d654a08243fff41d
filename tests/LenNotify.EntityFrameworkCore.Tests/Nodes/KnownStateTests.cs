using LenNotify.Storage;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>A node offers the states that it knows for proof. Whatever another node writes into one makes that proof fail.</summary>
public sealed class KnownStateTests : TwoNodes
{
    public static TheoryData<string> Changes => ["append", "mark", "dismiss", "mark all", "start", "take back", "expire", "erase"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_another_node_writes_into_a_state_is_what_the_next_append_finds(string change)
    {
        var item = await KnowAsync();
        await ChangeAsync(change, item);
        var now = await One.StateOf(One.Ann);
        var found = default(UserState);

        var trips = await Trips.CountAsync(() => Append(0, One.Publication(), (p, state) => One.Route()(p, found = state), One.Ann));

        found.Should().Be(now);
        trips.Should().BeGreaterThan(1, "the proof failed, and the store was asked");
    }

    [Fact]
    public async Task What_nobody_wrote_into_is_written_without_asking()
    {
        await KnowAsync();

        (await Trips.CountAsync(() => Append(0, One.Publication(), One.Route(), One.Ann))).Should().Be(1);
    }

    private async Task ChangeAsync(string change, InboxItem item)
    {
        switch (change)
        {
            case "append":
                await Append(1, One.Publication(), One.Route(), One.Ann);
                break;
            case "mark":
                await Other.Store.MarkAsync(One.Ann, [item.Id], ItemMark.Read, World.At(1), default);
                break;
            case "dismiss":
                await Other.Store.MarkAsync(One.Ann, [item.Id], ItemMark.Dismissed, World.At(1), default);
                break;
            case "mark all":
                await Other.Store.MarkAllReadAsync(One.Ann, 1, World.At(1), default);
                break;
            case "start":
                (await Claim(1, judge: Rulings.Take(Rulings.Activity(7)))).Started.Should().NotBeEmpty();
                break;
            case "take back":
                var started = (await Claim(1, judge: Rulings.Take(Rulings.Activity(7)))).Started;
                await KnowAsync();
                await Other.Store.CompleteAsync(
                    One.IdOf(2), [.. started.Select(one => new Completion(one.Due.Id, CompletionState.Released))], (_, _, _) => Rulings.Activity(9), World.At(1), default);
                break;
            case "expire":
                (await Other.Store.ExpireAsync(9, World.At(10), default)).Should().Be(1);
                break;
            default:
                await Other.Store.EraseAsync(One.Ann, One.Fact("erased"), World.Start, default);
                break;
        }
    }

    // Twice found unchanged, so that the next append asks nobody. The first item expires, and goes out.
    private async Task<InboxItem> KnowAsync()
    {
        var first = default(InboxItem);
        for (var round = 0; round < 4; round++)
        {
            var isFirst = first is null;
            var route = One.Route(it => it with { ExpiresAt = isFirst ? World.At(10) : null }, deliveries: _ => isFirst ? [One.Sms()] : []);
            var appended = await Append(0, One.Publication(), route, One.Ann);
            first ??= appended.Users[0].Routed.Item;
        }

        return first!;
    }
}
