using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 2: the count is what a person would count, whatever happened at the same time.
public abstract partial class NotificationStoreContract
{
    private const int Workers = 8;
    private const int Rounds = 24;

    [Fact]
    public async Task The_unread_count_never_drifts_while_many_insert_read_dismiss_expire_and_mark_all()
    {
        string[] people = [World.Ann, World.Bob];
        await Threads.Together(Workers, async worker =>
        {
            var random = new Random(worker);
            for (var round = 0; round < Rounds; round++)
            {
                await Disturb(people[random.Next(people.Length)], random, worker % 4);
            }

            return 0;
        });

        await Store.ExpireAsync(1_000, World.At(100), default);
        foreach (var person in people)
        {
            var (state, unread) = (await World.StateOf(person), await CountUnread(person));
            state.Unread.Should().Be(unread);
            (await Store.MarkAllReadAsync(person, state.Sequence, World.At(101), default)).Unread.Should().Be(0);
        }
    }

    // Half of the workers insert, so that there is always something to take away.
    private async Task Disturb(string person, Random random, int role)
    {
        if (role < 2)
        {
            var expires = random.Next(4) == 0 ? World.At(random.Next(1, 50)) : (DateTimeOffset?)null;
            await World.Item(person, notification => notification with { ExpiresAt = expires }, listed: random.Next(5) > 0);
            return;
        }

        var at = World.At(random.Next(1, 50));
        var page = await Store.ListAsync(person, new InboxQuery { Limit = 5 }, at, default);
        Guid[] shown = [.. page.Items.Select(item => item.Id)];
        switch (random.Next(4))
        {
            case 0 when page.Items.Count > 0:
                await Store.MarkAllReadAsync(person, page.Items[^1].Sequence, at, default);
                break;
            case 1:
                await Store.MarkAsync(person, shown, ItemMark.Dismissed, at, default);
                break;
            case 2:
                await Store.ExpireAsync(3, at, default);
                break;
            default:
                await Store.MarkAsync(person, shown, ItemMark.Read, at, default);
                break;
        }
    }

    private async Task<long> CountUnread(string person)
    {
        var (count, cursor) = (0L, (string?)null);
        do
        {
            var page = await Store.ListAsync(person, new InboxQuery { Unread = true, Limit = 100, Cursor = cursor }, World.At(100), default);
            (count, cursor) = (count + page.Items.Count, page.Next);
        }
        while (cursor is not null);

        return count;
    }
}
