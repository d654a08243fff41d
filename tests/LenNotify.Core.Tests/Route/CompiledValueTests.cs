using System.Text.Json.Nodes;
using LenNotify.Storage;

namespace LenNotify.Core.Tests;

/// <summary>What is compiled is a value: deaf to what happens to its sources, and at home in one engine.</summary>
public class CompiledValueTests
{
    [Fact]
    public void Changing_the_sources_afterwards_changes_nothing()
    {
        var sources = new MutableSources();
        var engine = new RoutingEngine(sources.Options, TzdbZones.Default);
        var notification = engine.Compile(sources.Notification, Guid.NewGuid());
        var person = engine.Compile(sources.Preferences, sources.Contacts);
        var before = engine.Explain(notification, person, UserActivity.None, Scene.Noon).ToString();
        var json = notification.Source.Metadata!.ToJsonString();

        sources.Spoil();

        engine.Explain(notification, person, UserActivity.None, Scene.Noon).ToString().Should().Be(before);
        notification.Source.Metadata!.ToJsonString().Should().Be(json);
        notification.Source.Attributes["symbols"].Should().Be("BTC/USD");
        engine.Channels.Should().HaveCount(2);
    }

    [Fact]
    public void Metadata_is_copied_with_all_that_it_holds()
    {
        var inner = new JsonObject { ["price"] = 1 };
        var notification = new Notification { Type = "t", Title = "T", Metadata = new JsonObject { ["fill"] = inner } };
        var compiled = new RoutingEngine(new(), TzdbZones.Default).Compile(notification, Guid.NewGuid());

        inner["price"] = 2;

        compiled.Source.Metadata!["fill"]!["price"]!.GetValue<int>().Should().Be(1);
    }

    [Fact]
    public void Preferences_of_another_engine_are_refused()
    {
        var engine = new RoutingEngine(new(), TzdbZones.Default);
        var notification = engine.Compile(new Notification { Type = "t", Title = "T" }, Guid.NewGuid());
        var strange = new RoutingEngine(new(), TzdbZones.Default).Compile(new Preferences(), ContactBook.Empty);

        var decide = () => engine.Decide(notification, strange, UserActivity.None, Scene.Noon, new ChannelDecision[6]);
        var explain = () => engine.Explain(notification, strange, UserActivity.None, Scene.Noon);
        var release = () => engine.At(Scene.Noon, notification).Release(strange, UserActivity.None, 0, Priority.Normal);

        decide.Should().Throw<ArgumentException>().WithMessage("*another engine*");
        explain.Should().Throw<ArgumentException>().WithMessage("*another engine*");
        release.Should().Throw<ArgumentException>().WithMessage("*another engine*");
    }

    [Fact]
    public void Notifications_of_another_engine_are_refused()
    {
        var engine = new RoutingEngine(new(), TzdbZones.Default);
        var strange = new RoutingEngine(new(), TzdbZones.Default).Compile(new Notification { Type = "t", Title = "T" }, Guid.NewGuid());

        var at = () =>
        {
            _ = engine.At(Scene.Noon, strange);
        };

        at.Should().Throw<ArgumentException>().WithMessage("*another engine*");
    }
}
