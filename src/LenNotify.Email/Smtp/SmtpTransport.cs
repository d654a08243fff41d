using System.Collections.Concurrent;
using System.Net.Sockets;

namespace LenNotify;

/// <summary>Hands mails to a mail server, over connections that are kept open for the next mail.</summary>
internal sealed class SmtpTransport(ChannelContext context, Func<SmtpOptions> options) : IEmailTransport, IDisposable
{
    internal const string Password = "Email:SmtpPassword";

    // Servers close what is idle after some minutes; what is used again sooner is still there.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);
    private readonly ConcurrentStack<SmtpConnection> _open = new();

    public async Task<DeliveryResult> SendAsync(EmailMessage message, CancellationToken cancellationToken)
    {
        SmtpConnection? connection = null;
        try
        {
            connection = await TakeAsync(cancellationToken).ConfigureAwait(false);
            await connection.SendAsync(message.From, message.To, MimeMail.Of(message), cancellationToken).ConfigureAwait(false);
            Keep(connection);
            connection = null;
            context.Alarms.Clear(ChannelNames.Email);
            return DeliveryResult.Delivered(message.MessageId);
        }
        catch (SmtpRefusedException refused)
        {
            // A server that refused one recipient is ready for the next mail.
            if (refused.Stage is SmtpStage.Recipient && connection is not null)
            {
                Keep(connection);
                connection = null;
            }

            Tell(refused);
            return SmtpAnswers.ResultOf(refused.Meaning, refused.Said);
        }
        catch (Exception error) when (error is IOException or SocketException && !cancellationToken.IsCancellationRequested)
        {
            return DeliveryResult.Transient($"the connection to the mail server broke ({error.GetType().Name})");
        }
        finally
        {
            connection?.Dispose();
        }
    }

    public void Dispose()
    {
        while (_open.TryPop(out var connection))
        {
            connection.Dispose();
        }
    }

    private async Task<SmtpConnection> TakeAsync(CancellationToken cancellationToken)
    {
        while (_open.TryPop(out var open))
        {
            if (context.Time.GetElapsedTime(open.UsedAt) < Idle && await open.IsAliveAsync(cancellationToken).ConfigureAwait(false))
            {
                return open;
            }

            open.Dispose();
        }

        var settings = options();
        var password = settings.UserName is null ? null : await context.Secrets.ReadAsync(Password, cancellationToken).ConfigureAwait(false);
        try
        {
            return await SmtpConnection.OpenAsync(settings, password, cancellationToken).ConfigureAwait(false);
        }
        catch (SmtpRefusedException refused) when (refused.Meaning == SmtpMeaning.Login)
        {
            if (await context.Secrets.RenewAsync(Password, password!, cancellationToken).ConfigureAwait(false) is not { } renewed)
            {
                throw;
            }

            return await SmtpConnection.OpenAsync(settings, renewed, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Keep(SmtpConnection connection)
    {
        if (_open.Count >= options().KeepOpen)
        {
            connection.Dispose();
            return;
        }

        connection.UsedAt = context.Time.GetTimestamp();
        _open.Push(connection);
    }

    private void Tell(SmtpRefusedException refused)
    {
        switch (refused.Meaning)
        {
            case SmtpMeaning.Login:
                context.Alarms.Raise(ChannelNames.Email, $"The mail server refuses name and password ({refused.Said}). Put valid ones into UserName and where Email:SmtpPassword is read from.");
                break;
            case SmtpMeaning.Setup:
                context.Alarms.Raise(ChannelNames.Email, $"The mail server wants something set right ({refused.Stage}: {refused.Said}).");
                break;
        }
    }
}
