using System.Runtime.CompilerServices;
using LenNotify.Tests.Journey;

namespace LenNotify.Tests;

public class SegmentPeopleTests
{
    private readonly TestTime _time = new(Things.Noon);
    private readonly WrittenLog<SegmentPeople> _log = new();

    [Fact]
    public async Task What_can_be_no_user_id_is_refused_by_name_and_the_others_are_told()
    {
        var people = await Read(["u1", null!, "", " ", "a\0b", "x\r\ninfo: forged", new string('y', 257), "\ud800", "u2", "u1"]);

        people.Should().Equal("u1", "u2", "u1");
        _log.Lines.Should().HaveCount(7).And.OnlyContain(line => line.Contains("segment vip") && !line.Contains('\n') && !line.Contains('\0'));
        _log.Lines.First().Should().Contain("names null");
        _log.Lines.Should().Contain(line => line.Contains("'x  info: forged'")).And.Contain(line => line.Contains($"'{new string('y', 64)}...'") && line.Contains("has 257 characters"));
    }

    [Fact]
    public async Task Of_very_many_bad_ids_twenty_are_named_and_the_rest_counted()
    {
        (await Read([.. Enumerable.Repeat("", 500), "u1"])).Should().Equal("u1");

        _log.Lines.Should().HaveCount(21);
        _log.Lines.Last().Should().StartWith("480 more of the segment vip");
    }

    [Fact]
    public async Task A_resolver_that_names_nothing_but_bad_ids_is_given_up()
    {
        static IEnumerable<string> Endless()
        {
            while (true)
            {
                yield return "";
            }
        }

        await this.Awaiting(test => test.Read(Endless())).Should().ThrowAsync<InvalidOperationException>().WithMessage("More than 10000 in a row*'vip'*");
    }

    [Fact]
    public async Task One_that_answers_null_is_told_of_by_name() =>
        await this.Awaiting(test => test.All(new Fake((_, _) => null!))).Should().ThrowAsync<InvalidOperationException>().WithMessage("*null*'vip'*");

    [Fact]
    public async Task Without_a_resolver_the_call_that_mends_it_is_named() =>
        await this.Awaiting(test => test.All(null)).Should().ThrowAsync<InvalidOperationException>().WithMessage("*'vip'*UseSegments<T>()*");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_names_nobody_for_half_a_minute_is_told_to_end_and_left_behind(bool listens)
    {
        var told = new TaskCompletionSource();
        async IAsyncEnumerable<string> Hanging([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return "u1";
            _ = cancellationToken.Register(() => told.TrySetResult());
            await (listens ? new TaskCompletionSource().Task.WaitAsync(cancellationToken) : new TaskCompletionSource().Task);
        }

        var reading = All(new Fake((_, token) => Hanging(token)));
        while (!reading.IsCompleted)
        {
            _time.Pass(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await reading.Invoking(r => r).Should().ThrowAsync<TimeoutException>().WithMessage("*named nobody of the segment 'vip' for 00:00:30*");
        await told.Task;
    }

    [Fact]
    public async Task One_that_is_slow_but_goes_on_is_waited_for()
    {
        async IAsyncEnumerable<string> Slow()
        {
            for (var i = 0; i < 3; i++)
            {
                await Task.Delay(TimeSpan.FromSeconds(29), _time, default);
                yield return $"u{i}";
            }
        }

        var reading = All(new Fake((_, _) => Slow()));
        for (var i = 0; i < 3; i++)
        {
            await _time.TimersAsync(2);
            _time.Pass(TimeSpan.FromSeconds(29));
            while (_time.Waiting == 1)
            {
                await Task.Yield();
            }
        }

        (await reading).Should().Equal("u0", "u1", "u2");
    }

    [Fact]
    public async Task It_is_ended_when_nobody_reads_on_and_when_it_throws()
    {
        var ended = 0;
        async IAsyncEnumerable<string> Endless(bool throws)
        {
            try
            {
                while (true)
                {
                    yield return "u1";
                    await Task.Yield();
                    if (throws)
                    {
                        throw new IOException("gone");
                    }
                }
            }
            finally
            {
                ended++;
            }
        }

        await foreach (var _ in People(new Fake((_, _) => Endless(throws: false))).ReadAsync(Guid.Empty, "vip", null, default))
        {
            break;
        }

        await this.Awaiting(test => test.All(new Fake((_, _) => Endless(throws: true)))).Should().ThrowAsync<IOException>();
        ended.Should().Be(2);
    }

    private SegmentPeople People(ISegmentResolver? resolver) => new(resolver, Things.Clock(_time), _log);

    private Task<List<string>> Read(IEnumerable<string> people) => All(new Fake((_, _) => people.ToAsyncEnumerable()));

    private async Task<List<string>> All(ISegmentResolver? resolver)
    {
        var all = new List<string>();
        await foreach (var userId in People(resolver).ReadAsync(Guid.Empty, "vip", null, default))
        {
            all.Add(userId);
        }

        return all;
    }

    private sealed class Fake(Func<string?, CancellationToken, IAsyncEnumerable<string>> people) : ISegmentResolver
    {
        public IAsyncEnumerable<string> ResolveAsync(string segment, string? after, CancellationToken cancellationToken) => people(after, cancellationToken);
    }
}
