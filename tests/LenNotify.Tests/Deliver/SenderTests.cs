using LenNotify.Storage;
using LenNotify.Tests.Journey;
using Microsoft.Extensions.Logging;

namespace LenNotify.Tests;

public class SenderTests
{
    private const string Address = Canary.Phone;
    private readonly ChannelOptions _options = new("sms");
    private readonly TestTime _time = new(Things.Noon);
    private readonly FakeStore _store = new();
    private readonly FakeAdapter _adapter = new();
    private readonly Contact _phone = Things.Phone(address: Address);

    public SenderTests() => _store.Put("u1", Things.Book(_phone));

    [Fact]
    public async Task The_adapter_gets_all_that_it_needs()
    {
        var claimed = Claimed();

        (await Send(claimed)).Should().Be(new SendAnswer(DeliveryResult.Delivered("ref"), FromChannel: true));

        var delivery = _adapter.Sent.Single();
        (delivery.Id, delivery.IdempotencyKey, delivery.UserId, delivery.Address, delivery.Attempt)
            .Should().Be((claimed.Due.Id, claimed.IdempotencyKey, "u1", Address, 3));
        delivery.Content.Subject.Should().Be("Filled");
    }

    [Fact]
    public async Task An_adapter_that_throws_has_failed_for_now_and_the_address_in_what_it_says_is_masked()
    {
        _adapter.Answer = (_, _) => throw new InvalidOperationException($"cannot reach {Address}\r\ninfo: admin logged in\u001b[31m\u2028x\u202Ey");

        var answer = await Send();

        answer.FromChannel.Should().BeTrue();
        answer.Result!.Outcome.Should().Be(DeliveryOutcome.Transient);
        answer.Result.Cause.Should().Be("InvalidOperationException: cannot reach +1555***7788  info: admin logged in [31m x y");
    }

    [Fact]
    public async Task An_adapter_that_answers_nothing_has_failed_for_now()
    {
        _adapter.Answer = (_, _) => Task.FromResult<DeliveryResult>(null!);
        (await Send()).Result!.Outcome.Should().Be(DeliveryOutcome.Transient);

        _adapter.Answer = (_, _) => null!;
        (await Send()).Result!.Outcome.Should().Be(DeliveryOutcome.Transient);
    }

    [Theory]
    [InlineData(DeliveryOutcome.Transient)]
    [InlineData(DeliveryOutcome.Permanent)]
    [InlineData(DeliveryOutcome.AddressExpired)]
    public async Task What_it_says_becomes_short_plain_and_without_the_address(DeliveryOutcome outcome)
    {
        var cause = $"\0{Address}\n" + new string('x', 1_000_000);
        _adapter.Answer = (_, _) => Task.FromResult(outcome switch
        {
            DeliveryOutcome.Transient => DeliveryResult.Transient(cause),
            DeliveryOutcome.Permanent => DeliveryResult.Permanent(cause),
            _ => DeliveryResult.AddressExpired(cause),
        });

        var result = (await Send()).Result!;

        result.Outcome.Should().Be(outcome);
        result.Cause.Should().StartWith(" +1555***7788 xxx").And.HaveLength(500);
    }

    [Fact]
    public async Task A_reference_of_garbage_can_still_be_stored()
    {
        _adapter.Answer = (_, _) => Task.FromResult(DeliveryResult.Delivered("a\0b\ud800c" + new string('x', 1_000)));

        (await Send()).Result!.ProviderReference.Should().StartWith("a b c").And.HaveLength(500);
    }

    [Fact]
    public async Task No_cause_at_all_is_said_so()
    {
        _adapter.Answer = (_, _) => Task.FromResult(DeliveryResult.Permanent(null!));

        (await Send()).Result!.Cause.Should().Be("no cause given");
    }

    [Fact]
    public async Task One_that_hangs_and_ignores_its_token_has_failed_when_its_time_is_over()
    {
        _adapter.Answer = (_, _) => new TaskCompletionSource<DeliveryResult>().Task;

        var sending = Send();
        await _adapter.Called;
        sending.IsCompleted.Should().BeFalse();
        _time.Pass(TimeSpan.FromSeconds(30));

        (await sending).Result.Should().Be(DeliveryResult.Transient("no answer within 00:00:30"));
    }

    [Fact]
    public async Task One_that_blocks_its_thread_has_failed_when_its_time_is_over()
    {
        using var never = new ManualResetEventSlim();
        _adapter.Answer = (_, _) =>
        {
            never.Wait(CancellationToken.None);
            return Task.FromResult(DeliveryResult.Delivered());
        };

        var sending = Send();
        await _adapter.Called;
        _time.Pass(TimeSpan.FromSeconds(30));

        (await sending).Result!.Outcome.Should().Be(DeliveryOutcome.Transient);
        never.Set();
    }

    [Fact]
    public async Task One_that_hears_its_token_has_run_out_of_time_as_well()
    {
        _adapter.Answer = async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, token);
            return DeliveryResult.Delivered();
        };

        var sending = Send();
        await _adapter.Called;
        _time.Pass(TimeSpan.FromSeconds(30));

        (await sending).Result!.Cause.Should().Be("no answer within 00:00:30");
    }

    [Fact]
    public async Task What_the_host_cuts_off_has_no_answer()
    {
        using var abort = new CancellationTokenSource();
        _adapter.Answer = (_, _) => new TaskCompletionSource<DeliveryResult>().Task;

        var sending = Send(Claimed(), Lease, abort.Token);
        await _adapter.Called;
        await abort.CancelAsync();

        (await sending).Should().Be(default(SendAnswer));
    }

    [Fact]
    public async Task An_address_that_was_removed_since_is_not_sent_to_and_says_nothing_about_the_channel()
    {
        _store.Put("u1", ContactBook.Empty);

        var answer = await Send();

        answer.Should().Be(new SendAnswer(DeliveryResult.Permanent("the person has this address no more"), FromChannel: false));
        _adapter.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task An_address_that_was_moved_to_another_persons_row_is_not_sent_to()
    {
        var other = Things.Phone("u2", Canary.OtherPhone);
        _store.Put("u1", Things.Book(other with { UserId = "u1", Id = _phone.Id }));

        var answer = await Send();

        (answer.Result!.Outcome, answer.FromChannel).Should().Be((DeliveryOutcome.Permanent, false));
        answer.Result.Cause.Should().NotContain("999");
        _adapter.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task A_person_who_cannot_be_read_is_tried_again_and_says_nothing_about_the_channel()
    {
        _store.OnGet = _ => new InvalidOperationException($"secret {Address}");

        var answer = await Send();

        (answer.Result!.Outcome, answer.FromChannel).Should().Be((DeliveryOutcome.Transient, false));
        answer.Result.Cause.Should().NotContain("secret");
    }

    [Fact]
    public async Task What_is_left_of_the_lease_must_outlast_the_send()
    {
        var answer = await Send(Claimed(), Things.Noon + TimeSpan.FromSeconds(30.9), default);

        answer.Should().Be(default(SendAnswer));
        _adapter.Sent.Should().BeEmpty();
    }

    [Fact]
    public async Task A_channel_without_addresses_gets_none()
    {
        _options.Policy = new ChannelPolicy("sms") { NeedsContact = false };
        await Send(Claimed() with { Due = Things.Due() });

        _adapter.Sent.Single().Address.Should().BeEmpty();
    }

    private static DateTimeOffset Lease => Things.Noon + TimeSpan.FromSeconds(60);

    private ClaimedDelivery Claimed() => Things.Claimed(Things.Due(_phone.Id) with { Attempts = 2 });

    private Task<SendAnswer> Send(ClaimedDelivery? claimed = null) => Send(claimed ?? Claimed(), Lease, default);

    private Task<SendAnswer> Send(ClaimedDelivery claimed, DateTimeOffset lease, CancellationToken abort)
    {
        var ended = new TaskCompletionSource<SendAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        ThreadPool.UnsafeQueueUserWorkItem(
            new Attempt(Sender(), new DeliveryAction.Send(claimed, lease), (_, answer) => ended.SetResult(answer), abort), preferLocal: false);
        return ended.Task;
    }

    private Sender Sender() => new(
        new ChannelLine("sms", _adapter, _options),
        new Addresses(Things.Recipients(_store, _time), Things.Protection, Things.Clock(_time).Store),
        Things.Clock(_time),
        new Logger<Sender>(LogLines.Watched));
}
