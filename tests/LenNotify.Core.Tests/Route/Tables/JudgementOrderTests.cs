namespace LenNotify.Core.Tests;

/// <summary>Each judgement alone, and every two of them together.</summary>
public class JudgementOrderTests
{
    public static TheoryData<Reason> Each => [.. Obstacles.All.Select(obstacle => obstacle.Reason)];

    public static TheoryData<Reason, Reason> EachTwo
    {
        get
        {
            var pairs = new TheoryData<Reason, Reason>();
            for (var first = 0; first < Obstacles.All.Count; first++)
            {
                for (var second = first + 1; second < Obstacles.All.Count; second++)
                {
                    pairs.Add(Obstacles.All[first].Reason, Obstacles.All[second].Reason);
                }
            }

            return pairs;
        }
    }

    [Fact]
    public void With_nothing_in_the_way_it_is_delivered()
    {
        var outcome = new Scene().Decide();

        outcome.Listed.Should().BeTrue();
        outcome.InApp.Should().Be(Answer.Delivered);
        outcome.Email.Should().Be(Answer.Delivered);
        outcome.Sms.Should().Be(Answer.Delivered);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Each_judgement_alone_decides(Reason reason)
    {
        var obstacle = Obstacles.For(reason);

        var outcome = obstacle.Place(new Scene()).Decide();

        outcome.Email.Should().Be(obstacle.Email);
        outcome.InApp.Should().Be(obstacle.InApp);
        outcome.DeciderOf(ChannelNames.Email).Should().Be(obstacle.Judgement);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Only_what_passes_expiry_and_the_persons_own_filters_is_listed(Reason reason)
    {
        var obstacle = Obstacles.For(reason);

        obstacle.Place(new Scene()).Decide().Listed.Should().Be(obstacle.Judgement > Judgement.Attributes);
    }

    [Theory]
    [MemberData(nameof(EachTwo))]
    public void The_earlier_of_two_judgements_decides(Reason earlier, Reason later)
    {
        var first = Obstacles.For(earlier);
        var second = Obstacles.For(later);

        first.Place(second.Place(new Scene())).Decide().Email.Should().Be(first.Email);
        second.Place(first.Place(new Scene())).Decide().Email.Should().Be(first.Email);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void An_opt_out_is_reported_before_every_other_reason(Reason reason)
    {
        var scene = Obstacles.For(reason).Place(new Scene());

        var outcome = (scene with { Contacts = scene.Contacts.OptedOutOf(ChannelNames.Email) }).Decide();

        outcome.Email.Should().Be(Answer.Suppressed(Reason.OptedOut));
        outcome.InApp.Reason.Should().NotBe(Reason.OptedOut);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void So_is_an_opt_out_of_the_type_over_one_channel(Reason reason)
    {
        var outcome = Obstacles.For(reason).Place(new Scene()).WithChoice(type => type with { LeftChannels = [ChannelNames.Email] }).Decide();

        outcome.Email.Should().Be(Answer.Suppressed(Reason.OptedOut));
        outcome.InApp.Should().Be(Obstacles.For(reason).InApp);
    }

    [Fact]
    public void Every_obstacle_at_once_is_answered_with_the_first()
    {
        var scene = Obstacles.All.Reverse().Aggregate(new Scene(), (all, obstacle) => obstacle.Place(all));

        scene.Decide().Email.Should().Be(Answer.Suppressed(Reason.Expired));
    }
}
