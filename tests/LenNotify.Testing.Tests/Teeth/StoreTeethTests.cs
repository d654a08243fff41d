using LenNotify.Storage;

namespace LenNotify.Testing.Tests;

/// <summary>Stores with one mistake each, of those that are made: the contract catches every one, and nothing in a store that is right.</summary>
public sealed class StoreTeethTests
{
    private static readonly Dictionary<string, Func<INotificationStore>> Stores = new()
    {
        ["loses the dedupe race"] = () => WrongStore.With((store, roles) => roles with { Publications = new LosesTheDedupeRace(store) }),
        ["forgets the fence"] = () => WrongStore.With((store, roles) => roles with { Queue = new ForgetsTheFence(store) }),
        ["leaks another user's row"] = () => WrongStore.With((store, roles) =>
        {
            var history = new LeaksAnotherUsersRow(store);
            return roles with { History = history, Publications = new LeaksAnotherUsersRow.Appends(store, history) };
        }),
        ["claims twice"] = () => WrongStore.With((store, roles) => roles with { Queue = new ClaimsTwice(store) }),
        ["drops the lease on a crash"] = () => WrongStore.With((store, roles) => roles with { Queue = new DropsTheLeaseOnACrash(store) }),
        ["counts caps per node"] = () => WrongStore.With((store, roles) => roles with { Queue = new CountsCapsPerNode(store) }),
        ["counts the rate per node"] = () => WrongStore.With((store, roles) => roles with { Queue = new CountsTheRatePerNode(store) }),
        ["reopens a closed bundle"] = () => WrongStore.With((store, roles) => roles with { Publications = new ReopensAClosedBundle(store) }),
        ["skips an audit fact"] = () => WrongStore.With((store, roles) => roles with { DeadLetters = new SkipsAnAuditFact(store) }),
        ["tells a claim once"] = () => WrongStore.With((store, roles) => roles with { Publications = new TellsAClaimOnce(store) }),
        ["says that it told others"] = () => WrongStore.With((store, roles) => roles with { Publications = new SaysItToldOthers(store) }),
    };

    [Theory]
    [InlineData("loses the dedupe race", "Of_sixteen_callers_with_one_key_one_is_new")]
    [InlineData("forgets the fence", "A_late_completion_is_fenced_off_once_another_has_started_it")]
    [InlineData("leaks another user's row", "An_item_that_is_unknown_or_anothers_has_no_history")]
    [InlineData("claims twice", "Eight_workers_claim_four_hundred_deliveries_none_twice")]
    [InlineData("drops the lease on a crash", "A_row_whose_last_attempt_never_completed_is_claimed_alone")]
    [InlineData("counts caps per node", "What_one_owner_took_another_owners_judge_sees")]
    [InlineData("counts the rate per node", "Eight_owners_together_never_exceed_it")]
    [InlineData("reopens a closed bundle", "Joiners_come_into_a_bundle_until_it_is_claimed_and_a_late_one_opens_the_next")]
    [InlineData("skips an audit fact", "What_is_discarded_is_gone_for_good_and_the_record_says_who_did_it")]
    [InlineData("tells a claim once", "What_an_owner_holds_it_is_told_again_when_it_asks_again_with_what_came_since_and_nobody_else_is")]
    [InlineData("says that it told others", "An_append_is_told_with_its_commit_or_left_to_whoever_appended")]
    public async Task A_store_that_(string mistake, string isCaughtBy) =>
        (await ContractRun.FailuresAsync(() => new StoreUnderTest(Stores[mistake]))).Should().Contain(isCaughtBy);

    [Fact]
    public async Task A_store_that_is_right_passes()
    {
        (await ContractRun.FailuresAsync(() => new StoreUnderTest(() => WrongStore.With((_, roles) => roles)))).Should().BeEmpty();
        ContractRun.Count(typeof(StoreUnderTest)).Should().BeGreaterThan(190, "otherwise nothing was run");
    }
}
