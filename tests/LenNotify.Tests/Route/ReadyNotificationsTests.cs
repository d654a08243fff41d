namespace LenNotify.Tests;

public class ReadyNotificationsTests
{
    private readonly ReadyNotifications _ready = new(Things.Engine, keeps: true);
    private readonly Guid _id = Guid.NewGuid();
    private readonly Notification _english = Things.Note();
    private readonly Notification _dutch = Things.Note();

    [Fact]
    public void What_was_made_ready_lately_is_not_made_ready_again_and_never_stands_in_for_another_text()
    {
        var compiled = _ready.Restore(_english, _id);

        _ready.Restore(_english, _id).Should().BeSameAs(compiled);
        _ready.Restore(_dutch, _id).Source.Should().BeSameAs(_dutch);
        _ready.Restore(_english, Guid.NewGuid()).Should().NotBeSameAs(compiled, "it is known by its id");
    }

    [Fact]
    public void What_is_published_is_ready_when_it_is_sent()
    {
        var compiled = _ready.Compile(_english, _id);

        _ready.Restore(compiled.Source, _id).Should().BeSameAs(compiled);
    }

    [Fact]
    public void Nothing_is_left_of_what_is_to_be_forgotten()
    {
        var compiled = _ready.Compile(_english, _id);
        _ready.Forget();

        _ready.Restore(compiled.Source, _id).Should().NotBeSameAs(compiled);
    }

    [Fact]
    public void For_a_store_elsewhere_nothing_is_kept()
    {
        var none = new ReadyNotifications(Things.Engine, keeps: false);
        var compiled = none.Compile(_english, _id);

        none.Restore(compiled.Source, _id).Should().NotBeSameAs(compiled);
        none.Forget();
    }
}
