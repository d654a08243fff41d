using LenNotify.Storage;

namespace LenNotify.Testing.Contracts;

// Role 3: what the provider says later, in any order.
public abstract partial class NotificationStoreContract
{
    private const string Reference = "m1";
    private static readonly ProviderReport UnderWay = new(null, "queued", World.At(3));
    private static readonly ProviderReport Reached = new(true, "delivered", World.At(2));
    private static readonly ProviderReport Failed = new(false, "undelivered", World.At(2));

    [Fact]
    public async Task What_never_reached_the_person_becomes_a_dead_letter_with_the_providers_word()
    {
        var item = await Delivered();
        await Report(Failed);

        var letter = (await World.Dead()).Should().ContainSingle().Which;
        letter.Should().BeEquivalentTo(new { UserId = World.Ann, Cause = "undelivered" });
        letter.Delivery.Members.Should().ContainSingle().Which.Id.Should().Be(item.Id);
    }

    [Fact]
    public async Task A_word_that_comes_before_the_completion_gives_the_same_end()
    {
        var (id, _) = await World.Started();
        await Report(UnderWay);
        await Report(Failed);
        (await World.Dead()).Should().BeEmpty("it has not ended yet");

        await Finish(id);

        (await World.Dead()).Should().ContainSingle().Which.Cause.Should().Be("undelivered");
        (await World.Complete(id, CompletionState.Delivered)).Should().Equal(id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_first_final_word_stays(bool first)
    {
        await Delivered();
        await Report(first ? Reached : Failed);
        await Report(UnderWay);
        await Report(first ? Failed : Reached);
        await Report(first ? Reached : Failed);

        (await World.Dead()).Should().HaveCount(first ? 0 : 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_first_final_word_stays_also_before_the_completion(bool first)
    {
        var (id, _) = await World.Started();
        await Report(first ? Reached : Failed);
        await Report(first ? Failed : Reached);
        await Finish(id);

        (await World.Dead()).Should().HaveCount(first ? 0 : 1);
    }

    [Fact]
    public async Task What_is_under_way_changes_nothing()
    {
        await Delivered();
        await Report(UnderWay);

        (await World.Dead()).Should().BeEmpty();
        (await World.Claim(at: 999)).Should().BeEmpty();
    }

    [Fact]
    public async Task References_of_two_channels_are_two()
    {
        await Delivered();
        await Store.ReportAsync(World.Name("email"), Reference, Failed, World.At(4), default);

        (await World.Dead()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_fallback_goes_when_the_provider_said_before_the_completion_that_it_never_will()
    {
        var (first, fallback) = (World.Sms(), World.Sms());
        fallback = fallback with { Condition = new DeliveryCondition(false, first.Id) };
        await World.Append(World.Publication(), World.Route(deliveries: _ => [first, fallback]), World.Ann);
        await World.Claim();
        await Report(Failed);
        await Finish(first.Id);

        (await World.Claim(at: 5)).Should().ContainSingle().Which.Due.Id.Should().Be(fallback.Id);
    }

    [Fact]
    public async Task What_the_provider_gave_up_can_be_replayed_under_its_old_key()
    {
        var (id, _) = await World.Started();
        await Finish(id);
        await Report(Failed);
        var replayed = await Store.ReplayAsync(new DeadLetterFilter { Ids = [id] }, new ReplayPace(9, 60), World.Fact(), World.At(10), default);

        replayed.Should().Be(1);
        (await World.Claim(at: 10)).Should().ContainSingle().Which.Due.Id.Should().Be(id);
        await World.Complete(new Completion(id, CompletionState.Delivered) { ProviderReference = "m2" }, at: 11);
        (await World.Dead()).Should().BeEmpty("the word was on the first message");
    }

    [Fact]
    public async Task A_word_on_what_nobody_knows_is_no_error()
    {
        await Report(Failed);
        await Report(Failed);

        (await World.Dead()).Should().BeEmpty();
    }

    private async Task<InboxItem> Delivered()
    {
        var (id, item) = await World.Started();
        await Finish(id);
        return item;
    }

    private async Task Finish(Guid id) =>
        (await World.Complete(new Completion(id, CompletionState.Delivered) { ProviderReference = Reference })).Should().BeEmpty();

    private Task Report(ProviderReport report) => Store.ReportAsync(World.Channel, Reference, report, World.At(4), default);
}
