using LenNotify.Storage;

namespace LenNotify.Tests.Persist.Memory;

public sealed class RowHeapTests
{
    private readonly ChannelQueue _queue = new("sms");
    private readonly Random _random = new(7);
    private int _ids;

    [Fact]
    public void Whatever_is_added_and_taken_out_the_first_is_the_least()
    {
        var heap = new RowHeap();
        var model = new SortedSet<(long By, Guid Id)>();
        var rows = new Dictionary<Guid, MemoryDelivery>();
        for (var step = 0; step < 20_000; step++)
        {
            // Grows to thousands, then shrinks again.
            if (_random.Next(10_000) > step - 2_000 || rows.Count == 0)
            {
                var (row, by) = (Row(), _random.Next(500));
                heap.Add(row, by);
                model.Add((by, row.Id));
                rows.Add(row.Id, row);
            }
            else
            {
                var (by, id) = _random.Next(2) == 0 ? model.Min : model.ElementAt(_random.Next(Math.Min(50, model.Count)));
                heap.Remove(rows[id]);
                model.Remove((by, id));
                rows.Remove(id);
            }

            (heap.FirstBy, heap.First?.Id ?? Guid.Empty).Should().Be(model.Count == 0 ? (long.MaxValue, Guid.Empty) : model.Min);
            heap.Rows.Length.Should().Be(rows.Count);
        }
    }

    private MemoryDelivery Row()
    {
        // Ids that do not ascend: their order must matter, not that of arrival.
        var id = new Guid(_random.Next(), 0, 0, BitConverter.GetBytes((long)++_ids));
        var item = new InboxItem
        {
            Id = id,
            PublicationId = id,
            UserId = "u1",
            Notification = new Notification { Type = "t", Title = "t" },
            Priority = Priority.Normal,
            Listed = true,
            Decisions = [],
            CreatedAt = World.Start,
        };
        return new MemoryDelivery(new StoredItem(new Person("u1"), null!, item, 1, 1), _queue, new NewDelivery
        {
            Id = id,
            Channel = "sms",
            TargetId = id,
            DueAt = World.Start,
            Priority = Priority.Normal,
            Turn = World.Start,
        });
    }
}
