using System.Runtime.CompilerServices;
using static LenNotify.Tests.TemplateThings;

namespace LenNotify.Tests;

public class InsightSetupTests
{
    [Fact]
    public void A_schedule_that_is_none_is_refused_where_it_is_added() =>
        ((Action)(() => Host(builder => builder.AddInsights("61 * * * *", Nothing)))).Should().Throw<InvalidInputException>()
            .Which.Problems.Should().ContainSingle().Which.Field.Should().Be("schedule.minute");

    [Theory]
    [InlineData("")]
    [InlineData("a:b")]
    [InlineData("a name of more than forty characters is n")]
    public void A_name_that_is_none_is_refused_where_it_is_added(string name) =>
        ((Action)(() => Host(builder => builder.AddInsights("0 18 * * *", Nothing, name: name)))).Should().Throw<InvalidInputException>()
            .Which.Problems.Should().ContainSingle().Which.Field.Should().Be("name");

    [Fact]
    public async Task A_zone_that_is_none_stops_the_host_from_starting()
    {
        using var host = Host(builder => builder.AddInsights("0 18 * * *", Nothing, "Mars/Olympus"));

        (await ((Func<Task>)(() => host.StartAsync())).Should().ThrowAsync<InvalidInputException>())
            .Which.Problems.Should().ContainSingle().Which.Field.Should().Be("time_zone");
    }

    [Theory]
    [InlineData("u1", "insight:u1:2026-11-21")]
    [InlineData("anna@example", "insight:anna@example:2026-11-21")]
    public void The_key_is_of_schedule_person_and_day(string userId, string key) => InsightTelling.KeyOf(Run, userId).Should().Be(key);

    [Fact]
    public void An_id_of_any_length_has_a_key_of_its_own_that_fits()
    {
        string[] ids = [new('a', 256), new string('a', 255) + "b", "\U0001F600"];

        ids.Select(id => InsightTelling.KeyOf(Run, id)).Should().OnlyHaveUniqueItems().And.OnlyContain(key => key.Length <= 200 && !key.Any(char.IsSurrogate));
    }

    private static InsightRun Run => new("insight", new DateOnly(2026, 11, 21), DateTimeOffset.UnixEpoch, "Etc/UTC");

    private static async IAsyncEnumerable<Insight> Nothing(IServiceProvider services, InsightRun run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield break;
    }
}
