using LenNotify.Storage;
using LenNotify.Tests.Journey;

namespace LenNotify.Tests;

public sealed class NotifierTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private readonly TestTime _time = new(Things.Noon);
    private readonly FakeStore _store = new();
    private readonly FakeDirectory _directory = new();
    private readonly FakeInbox _inbox = new();
    private Intake? _intake;

    public void Dispose() => _intake?.Dispose();

    [Fact]
    public async Task Bad_input_is_refused_with_every_problem_before_anything_is_read_or_stored()
    {
        var publish = () => Notifier().PublishAsync(new Notification { Type = "no type!", Title = "", Channels = ["SMS"] }, "u1", null, default);

        (await publish.Should().ThrowAsync<InvalidInputException>()).Which.Problems.Select(problem => problem.Field).Should().BeEquivalentTo("type", "title", "channels[0]");
        (_store.VersionsAsked.Count, _store.Appends.Count).Should().Be((0, 0));
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        var notifier = Notifier();

        (await notifier.Awaiting(n => n.PublishAsync(null!, "u1", null, default)).Should().ThrowAsync<ArgumentNullException>()).WithParameterName("notification");
        (await notifier.Awaiting(n => n.PublishAsync(Things.Note(), null!, null, default)).Should().ThrowAsync<ArgumentNullException>()).WithParameterName("audience");
        (await notifier.Awaiting(n => n.ExplainAsync(null!, "u1", default)).Should().ThrowAsync<ArgumentNullException>()).WithParameterName("notification");
    }

    [Theory]
    [InlineData("", null, "dedupe_key")]
    [InlineData(null, "", "correlation_id")]
    [InlineData("a\0b", null, "dedupe_key")]
    public async Task Bad_options_are_refused(string? key, string? correlation, string field)
    {
        var publish = () => Notifier().PublishAsync(Things.Note(), "u1", new PublishOptions { DedupeKey = key, CorrelationId = correlation }, default);

        (await publish.Should().ThrowAsync<InvalidInputException>()).Which.Problems.Should().ContainSingle().Which.Field.Should().Be(field);
    }

    [Fact]
    public async Task A_segment_without_a_resolver_is_refused_with_the_call_that_mends_it() =>
        await Notifier().Awaiting(n => n.PublishAsync(Things.Note(), Audience.Of("vip"), null, default)).Should().ThrowAsync<InvalidOperationException>().WithMessage("*UseSegments<T>()*");

    [Fact]
    public async Task What_is_for_a_few_people_now_is_routed_at_once_and_answered_person_by_person()
    {
        _store.Put("u1", Things.Book(Things.Phone()));

        var result = await Notifier().PublishAsync(Things.Note(), Audience.Users("u1", "u2"), null, default);

        result.State.Should().Be(PublishState.Routed);
        result.Users.Select(user => (user.UserId, user.Listed, user.Channels[1].Verdict)).Should().Equal(("u1", true, Verdict.Deliver), ("u2", true, Verdict.Suppress));
        result.PublicationId.Should().Be(_store.Appends.Single()[0].Publication.Id);
    }

    [Theory]
    [InlineData(1_000, 0, PublishState.Routed)]
    [InlineData(1_001, 0, PublishState.Accepted)]
    [InlineData(1, 1, PublishState.Accepted)]
    [InlineData(1, -1, PublishState.Routed)]
    public async Task What_is_for_many_or_for_later_is_left_to_a_worker(int people, int inHours, PublishState state)
    {
        var options = inHours == 0 ? null : new PublishOptions { DeliverAt = Things.Noon.AddHours(inHours) };

        var result = await Notifier().PublishAsync(Things.Note(), Audience.Users([.. Enumerable.Range(0, people).Select(i => $"u{i}")]), options, default);

        (result.State, result.Users.Count == 0).Should().Be((state, state == PublishState.Accepted || people > 100));
        _store.Appends.Count.Should().Be(state == PublishState.Routed ? 1 : 0);
    }

    [Fact]
    public async Task A_key_that_was_used_for_something_else_is_an_error_that_names_the_first_whichever_way_it_goes()
    {
        var first = Guid.NewGuid();
        _store.OnAppend = (requests, _, _) => Task.FromResult<IReadOnlyList<AppendResult>>([new AppendResult(Acceptance.Conflict, first, [])]);
        _store.OnAccept = _ => new AcceptanceResult(Acceptance.Conflict, first);
        var key = new PublishOptions { DedupeKey = "fill-1" };

        foreach (var options in new[] { key, key with { DeliverAt = Things.Noon.AddHours(1) } })
        {
            var publish = () => Notifier().PublishAsync(Things.Note(), "u1", options, default);
            (await publish.Should().ThrowAsync<DedupeConflictException>().WithMessage("*'fill-1'*")).Which.PublicationId.Should().Be(first);
        }
    }

    [Fact]
    public async Task The_body_is_hashed_only_where_a_key_may_be_used_again()
    {
        var notifier = Notifier();
        await notifier.PublishAsync(Things.Note(), "u1", null, default);
        await notifier.PublishAsync(Things.Note(), "u1", new PublishOptions { DedupeKey = "k", CorrelationId = "c" }, default);

        var stored = _store.Appends.Select(requests => requests[0].Publication).ToArray();
        stored.Select(publication => publication.BodyHash.Length).Should().Equal(0, 32);
        stored.Select(publication => (publication.DedupeKey, publication.CorrelationId)).Should().Equal((stored[0].Id.ToString("N"), stored[0].Id.ToString("N")), ("k", "c"));
        stored.Should().OnlyContain(publication => publication.Producer == "shop" && publication.DueAt == Things.Noon);
    }

    [Fact]
    public async Task A_publisher_that_gave_up_before_it_began_stores_nothing()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        _directory.Answer = _ => new TaskCompletionSource<IReadOnlyList<HostContact>>().Task;

        await Notifier(_directory).Awaiting(n => n.PublishAsync(Things.Note(), "u1", null, gone.Token)).Should().ThrowAsync<OperationCanceledException>();

        _store.Appends.Should().BeEmpty();
    }

    [Fact]
    public async Task A_publisher_that_gives_up_while_the_store_writes_is_let_go()
    {
        _store.OnAppend = (_, _, _) => new TaskCompletionSource<IReadOnlyList<AppendResult>>().Task;
        using var gone = new CancellationTokenSource();
        var publishing = Notifier().PublishAsync(Things.Note(), "u1", null, gone.Token);

        await gone.CancelAsync();

        await publishing.Invoking(p => p).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task When_as_many_wait_as_may_a_publisher_is_refused_and_told_so()
    {
        _store.OnAppend = (_, _, _) => new TaskCompletionSource<IReadOnlyList<AppendResult>>().Task;
        var notifier = Notifier(capacity: 1);
        var waiting = Enumerable.Range(0, 4).Select(i => notifier.PublishAsync(Things.Note(), $"u{i}", null, default)).ToArray();
        waiting.Should().OnlyContain(publishing => !publishing.IsCompleted, "first they are slowed");

        _time.Pass(Timeout);

        await waiting[3].Invoking(p => p).Should().ThrowAsync<PublishRefusedException>().WithMessage("1 publications are waiting*Publish again later.");
    }

    [Fact]
    public async Task A_store_that_cannot_read_people_fails_the_call_and_nothing_is_stored()
    {
        _store.Put("u1", Things.Book());
        _store.OnGet = _ => new IOException("the connection is gone");

        await Notifier().Awaiting(n => n.PublishAsync(Things.Note(), "u1", null, default)).Should().ThrowAsync<IOException>();

        _store.Appends.Should().BeEmpty();
    }

    [Fact]
    public async Task One_who_cannot_be_read_is_decided_on_beside_the_others_and_the_answer_says_so()
    {
        _directory.Answer = user => user == "u2" ? throw new IOException("down") : Task.FromResult<IReadOnlyList<HostContact>>([new HostContact("sms", Canary.Phone)]);

        var result = await Notifier(_directory).PublishAsync(Things.Note(), Audience.Users("u1", "u2", "u3"), null, default);

        result.Users.Select(user => user.Channels[1].Reason).Should().Equal(Reason.Routed, Reason.PersonUnavailable, Reason.Routed);
        result.Users.Should().OnlyContain(user => user.Listed);
        result.Users[1].ToString().Should().Contain("u2, sms: Hold until 2026-06-10 12:01:00Z (PersonUnavailable)");
    }

    [Fact]
    public async Task An_explanation_tells_what_the_code_that_decides_would_decide()
    {
        _store.Put("u1", Things.Book(Things.Phone()));

        var explanation = await Notifier().ExplainAsync(Things.Note(channels: "sms"), "u1", default);
        var result = await Notifier().PublishAsync(Things.Note(channels: "sms"), "u1", null, default);

        explanation.Channels.Select(channel => (channel.Channel, channel.Decision.Verdict, channel.Decision.Reason))
            .Should().Equal(result.Users[0].Channels.Select(channel => (channel.Channel, channel.Verdict, channel.Reason)));
        _store.Appends.Should().ContainSingle("the explanation stored nothing");
    }

    [Fact]
    public async Task An_explanation_takes_the_persons_activity_into_account()
    {
        _store.Put("u1", Things.Book(Things.Phone()));
        var compiled = Things.Engine.Compile(Things.Note(), Guid.NewGuid());
        _inbox.Activity = Enumerable.Range(0, 30).Aggregate(UserActivity.None, (activity, _) =>
            Things.Engine.Start(activity, 1, Priority.Normal, Things.Noon.AddMinutes(-1), Things.Engine.Compile(Things.Note(), Guid.NewGuid())));

        (await Notifier().ExplainAsync(compiled.Source, "u1", default)).Channels[1].Decision.Reason.Should().Be(Reason.ChannelThrottled);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData(null)]
    public async Task An_explanation_for_nobody_is_refused(string? user) =>
        await Notifier().Awaiting(n => n.ExplainAsync(Things.Note(), user!, default)).Should().ThrowAsync<InvalidInputException>();

    [Fact]
    public async Task Nothing_is_explained_by_guessing()
    {
        _directory.Answer = _ => throw new IOException("down");

        await Notifier(_directory).Awaiting(n => n.ExplainAsync(Things.Note(), "u1", default)).Should().ThrowAsync<InvalidOperationException>().WithMessage("*cannot be read now*log*");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_store_that_cannot_be_reached_refuses_and_one_that_is_wrong_says_what_is_wrong(bool isLost)
    {
        var error = new StoreError(isLost);
        _store.OnAppend = (_, _, _) => throw error;
        var publish = () => Notifier().PublishAsync(Things.Note(), "u1", null, default);

        if (isLost)
        {
            (await publish.Should().ThrowAsync<PublishRefusedException>().WithMessage("*cannot be reached*same dedupe key*")).Which.InnerException.Should().BeSameAs(error);
        }
        else
        {
            (await publish.Should().ThrowAsync<StoreError>()).Which.Should().BeSameAs(error);
        }
    }

    [Fact]
    public async Task People_who_cannot_be_read_in_time_are_not_waited_for_any_longer()
    {
        var publishing = Notifier(new HangingDirectory()).PublishAsync(Things.Note(), "u1", null, default);
        publishing.IsCompleted.Should().BeFalse();

        _time.Pass(Timeout);

        await publishing.Awaiting(it => it).Should().ThrowAsync<PublishRefusedException>().WithMessage("*did not answer for*");
    }

    private Notifier Notifier(IContactDirectory? directory = null, int capacity = 100)
    {
        var clock = new StoreClock(_time);
        var limits = new IntakeLimits(capacity, Timeout, _time);
        var bell = new FanOutBell();
        _intake ??= new Intake(_store, new Appending(Things.Engine), Things.Nobody(_store, _time), clock, limits);
        return new Notifier(
            Things.Engine, _intake, new Staging(_store, limits, bell, Things.Signals(_store, _time, bell)), Things.Recipients(_store, _time, directory),
            new PublishContext("shop", clock, Things.Ids, _inbox, new Appending(Things.Engine)));
    }

    private sealed class StoreError(bool isTransient) : System.Data.Common.DbException("the store")
    {
        public override bool IsTransient => isTransient;
    }

    private sealed class HangingDirectory : IContactDirectory
    {
        public Task<IReadOnlyList<HostContact>> GetContactsAsync(string userId, CancellationToken cancellationToken) =>
            new TaskCompletionSource<IReadOnlyList<HostContact>>().Task;
    }

    private sealed class FakeInbox : IInbox
    {
        public UserActivity Activity { get; set; } = UserActivity.None;

        public Task<IReadOnlyList<UserState>> StatesAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<UserState>>([.. userIds.Select(user => Things.State(user, Activity))]);

        public Task<Page<InboxItem>> ListAsync(string userId, InboxQuery query, DateTimeOffset now, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Publishing lists nothing.");

        public Task<ResumedInbox> ResumeAsync(string userId, long afterSequence, int most, DateTimeOffset now, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Publishing resumes nothing.");

        public Task<UserState> MarkAsync(string userId, IReadOnlyList<Guid> itemIds, ItemMark mark, DateTimeOffset now, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Publishing marks nothing.");

        public Task<UserState> MarkAllReadAsync(string userId, long upTo, DateTimeOffset now, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Publishing marks nothing.");
    }
}
