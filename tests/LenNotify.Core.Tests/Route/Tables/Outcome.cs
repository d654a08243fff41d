namespace LenNotify.Core.Tests;

/// <summary>What was decided in a <see cref="Scene"/>, by both ways that the engine has to say it.</summary>
internal sealed record Outcome(Priority Priority, bool Listed, Explanation Explanation, IReadOnlyDictionary<string, Answer> Channels)
{
    internal Answer InApp => On(ChannelNames.InApp);

    internal Answer Email => On(ChannelNames.Email);

    internal Answer Sms => On(ChannelNames.Sms);

    internal Answer On(string channel) => Channels[channel];

    /// <summary>The judgement that the explanation ends with.</summary>
    internal Judgement DeciderOf(string channel) => Explanation.Channels.Single(c => c.Channel == channel).Steps[^1].Judgement;

    internal static Outcome Of(Scene scene)
    {
        var engine = scene.Engine;
        var notification = engine.Compile(scene.Notification, Guid.NewGuid());
        var person = engine.Compile(scene.Preferences, scene.Contacts);
        var decisions = new ChannelDecision[engine.Channels.Count];
        var decision = engine.Decide(notification, person, scene.Activity, scene.Now, decisions);
        var explanation = engine.Explain(notification, person, scene.Activity, scene.Now);

        explanation.Decision.Should().Be(decision);
        explanation.Channels.Select(channel => channel.Decision).Should().Equal(decisions);
        return new(
            decision.Priority,
            decision.Listed,
            explanation,
            decisions.ToDictionary(one => engine.Channels[one.Channel].Name, Answer.Of));
    }
}
