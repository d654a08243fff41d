using static LenNotify.Core.Tests.Publishing;

namespace LenNotify.Core.Tests;

public class ActionTests
{
    private static readonly NotificationAction Open = new("open", "Open", "/orders/7");

    [Fact]
    public void Five_actions_are_fine_and_six_are_not()
    {
        var actions = Enumerable.Range(0, 6).Select(i => Open with { Key = $"k{i}" }).ToArray();

        ShouldBeFine(Sound with { Actions = actions[..5] });
        ProblemOf(Sound with { Actions = actions }).Should().Be(new Problem("actions", "has 6 entries.", "5 entries"));
    }

    [Fact]
    public void Each_part_of_an_action_is_judged() =>
        ProblemsOf(Sound with { Actions = [Open, new NotificationAction("no key", " ", "javascript:x")] })
            .Select(p => $"{p.Field}: {p.Message}").Should().Equal(
                "actions[1].key: 'no key' is not a key.",
                "actions[1].label: is empty.",
                "actions[1].url: 'javascript:x' is not a safe address.");

    [Fact]
    public void A_label_may_have_64_characters()
    {
        ShouldBeFine(Sound with { Actions = [Open with { Label = new string('l', 64) }] });
        ProblemOf(Sound with { Actions = [Open with { Label = new string('l', 65) }] })
            .Should().Be(new Problem("actions[0].label", "has 65 characters.", "64 characters"));
    }

    [Fact]
    public void A_key_names_one_action_only() =>
        ProblemOf(Sound with { Actions = [Open, Open with { Key = "close" }, Open] })
            .Should().Be(new Problem("actions[2].key", "'open' is there already.", "each key once"));

    [Fact]
    public void Nulls_of_a_careless_caller_are_problems_like_any_other() =>
        ProblemsOf(Sound with { Actions = [null!, new NotificationAction(null!, null!, null!), null!, new NotificationAction(null!, "ok", "/")] })
            .Select(p => $"{p.Field}: {p.Message}").Should().Equal(
                "actions[0]: is null.",
                "actions[1].key: 'null' is not a key.",
                "actions[1].label: is empty.",
                "actions[1].url: '' is not a safe address.",
                "actions[2]: is null.",
                "actions[3].key: 'null' is not a key.");
}
