using LenNotify.Tests.Journey;
using Microsoft.Extensions.Options;

namespace LenNotify.Tests;

public class ChannelSecretsTests
{
    private const string Name = "Twilio:AuthToken";
    private readonly TestTime _time = new(new DateTimeOffset(2026, 6, 10, 12, 0, 0, TimeSpan.Zero));
    private readonly WrittenLog<ChannelSecrets> _log = new();
    private const string Configured = Canary.Secret + "-configured";
    private string? _configured = Configured;

    [Fact]
    public async Task Without_a_provider_the_options_are_asked_at_every_read()
    {
        using var secrets = Secrets(null);
        (await secrets.ReadAsync(Name, default)).Should().Be(Configured);
        _configured = "rotated";

        (await secrets.ReadAsync(Name, default)).Should().Be("rotated");
        (await secrets.RenewAsync(Name, Configured, default)).Should().Be("rotated");
        (await secrets.RenewAsync(Name, "rotated", default)).Should().BeNull("there is no other");
    }

    [Fact]
    public async Task A_secret_that_nobody_has_is_named_with_the_way_to_mend_it()
    {
        _configured = "";
        using var secrets = Secrets(null);

        secrets.MissingAtStart().Should().ContainSingle().Which.Should().Contain(Name).And.Contain("UseSecrets");
        await secrets.Invoking(s => s.ReadAsync(Name, default).AsTask()).Should().ThrowAsync<InvalidOperationException>().WithMessage($"*{Name}*");
        await secrets.Invoking(s => s.ReadAsync("Other", default).AsTask()).Should().ThrowAsync<InvalidOperationException>().WithMessage("*Other*");
    }

    [Fact]
    public async Task A_provider_is_asked_once_a_minute_and_what_it_does_not_know_the_options_do()
    {
        var vault = new Vault { Value = "one" };
        using var secrets = Secrets(vault);
        secrets.MissingAtStart().Should().BeEmpty();
        await Threads.Together(50, _ => secrets.ReadAsync(Name, default).AsTask());
        vault.Asked.Should().Be(1);

        vault.Value = null;
        (await secrets.ReadAsync(Name, default)).Should().Be("one");
        _time.Pass(TimeSpan.FromSeconds(61));
        (await secrets.ReadAsync(Name, default)).Should().Be(Configured);
        vault.Asked.Should().Be(2);
    }

    [Fact]
    public async Task Many_sends_that_are_refused_at_once_ask_the_provider_once_and_all_get_the_new_one()
    {
        var vault = new Vault { Value = "old" };
        using var secrets = Secrets(vault);
        await secrets.ReadAsync(Name, default);
        vault.Value = "new";

        var renewed = await Threads.Together(64, _ => secrets.RenewAsync(Name, "old", default).AsTask());

        renewed.Should().OnlyContain(value => value == "new");
        vault.Asked.Should().Be(2);
    }

    [Fact]
    public async Task A_secret_that_is_wrong_everywhere_is_asked_for_again_only_now_and_then()
    {
        var vault = new Vault { Value = "wrong" };
        using var secrets = Secrets(vault);
        await secrets.ReadAsync(Name, default);
        for (var i = 0; i < 100; i++)
        {
            (await secrets.RenewAsync(Name, "wrong", default)).Should().BeNull();
        }

        vault.Asked.Should().Be(2);
        _time.Pass(TimeSpan.FromSeconds(3));
        await secrets.RenewAsync(Name, "wrong", default);
        vault.Asked.Should().Be(3);
    }

    [Fact]
    public async Task While_the_provider_fails_or_hangs_its_last_answer_holds()
    {
        var vault = new Vault { Value = "one" };
        using var secrets = Secrets(vault);
        await secrets.ReadAsync(Name, default);

        vault.Fails = true;
        _time.Pass(TimeSpan.FromSeconds(61));
        (await secrets.ReadAsync(Name, default)).Should().Be("one");
        vault.Hangs = true;
        _time.Pass(TimeSpan.FromSeconds(11));
        var reading = secrets.ReadAsync(Name, default).AsTask();
        await _time.TimersAsync(1);
        _time.Pass(TimeSpan.FromSeconds(6));
        (await reading).Should().Be("one");
        _log.Lines.Should().HaveCount(2).And.NotContain(line => line.Contains("password"));
    }

    [Fact]
    public async Task Options_that_were_reloaded_and_are_not_sound_do_not_stop_a_channel_that_worked()
    {
        var sound = true;
        using var secrets = new ChannelSecrets(
            [new SecretReader(Name, _ => sound ? "good" : throw new OptionsValidationException("o", typeof(object), ["bad"]))], null!, null, _time, _log);
        await secrets.ReadAsync(Name, default);
        sound = false;

        (await secrets.ReadAsync(Name, default)).Should().Be("good");
        _log.Lines.Should().ContainSingle().Which.Should().Contain("bad");
    }

    private ChannelSecrets Secrets(ISecretProvider? provider) => new([new SecretReader(Name, _ => _configured)], null!, provider, _time, _log);

    private sealed class Vault : ISecretProvider
    {
        private int _asked;

        public string? Value { get; set; }

        public bool Fails { get; set; }

        public bool Hangs { get; set; }

        public int Asked => _asked;

        public async ValueTask<string?> GetSecretAsync(string name, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            if (Hangs)
            {
                await new TaskCompletionSource().Task;
            }

            return Fails ? throw new InvalidOperationException($"password is {Canary.Token("vault")}") : Value;
        }
    }
}
