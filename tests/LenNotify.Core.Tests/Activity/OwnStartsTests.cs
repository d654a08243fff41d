namespace LenNotify.Core.Tests;

public class OwnStartsTests
{
    [Fact]
    public void A_release_counts_every_start_but_its_own()
    {
        var random = new Random(71);
        var members = Enumerable.Range(0, 4)
            .Select(i => Publishing.Usual.Compile(Publishing.Sound, new Guid(i + 1, 0, 0, new byte[8])))
            .ToArray();
        for (var round = 0; round < 2_000; round++)
        {
            var cap = new CompiledThrottle(random.Next(1, 5), 100, false);
            Start[] starts = [.. Enumerable.Range(0, random.Next(8))
                .Select(_ => new Start(random.Next(200), random.Next(2) == 0 ? members[random.Next(4)].Tag : -64L * random.Next(1, 9)))
                .OrderBy(start => start.At)];
            var self = members[..random.Next(1, 4)];
            var others = starts.Where(start => self.All(member => !start.IsOf(member.Tag))).ToArray();

            var free = new CapWindow(1, 300, 0, starts).FreeAt(cap, 200, self);

            free.Should().Be(new CapWindow(1, 300, 0, others).FreeAt(cap, 200));
        }
    }
}
