using LenNotify.Tests.Plans;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>What is asked often never reads a large table from end to end, however much of it is history.</summary>
public sealed class PlanTests(FilledDatabase database) : IClassFixture<FilledDatabase>
{
    private static readonly HotQueries Queries = new(FilledDatabase.Tables);

    public static TheoryData<string> Names => [.. Queries.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_large_table_is_read_from_end_to_end_for(string query)
    {
        var recorded = await database.OpenAsync();
        recorded.Plans.Take();

        await Queries.All[query](recorded.Store);

        var plans = recorded.Plans.Take();
        plans.Should().NotBeEmpty("the server tells by which plan it ran");
        plans.SelectMany(PlanRecorder.Scans).Should().BeEmpty();
    }
}
