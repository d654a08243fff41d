using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LenNotify;

/// <summary>Says which way mails go. There is one way, and the last call holds.</summary>
public sealed class EmailBuilder
{
    private readonly NotificationsBuilder _builder;

    internal EmailBuilder(NotificationsBuilder builder) => _builder = builder;

    /// <summary>Over a mail server.</summary>
    public NotificationsBuilder OverSmtp(Action<SmtpOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        EmailNotifications.AddSmtp(_builder, configure);
        return _builder;
    }

    /// <summary>Over SendGrid.</summary>
    public NotificationsBuilder OverSendGrid(Action<SendGridOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        EmailNotifications.AddSendGrid(_builder, configure);
        return _builder;
    }

    /// <summary>Over a way of the host's own.</summary>
    public NotificationsBuilder Over<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(
        System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IEmailTransport
    {
        _builder.Services.Replace(ServiceDescriptor.Singleton<IEmailTransport, T>());
        return _builder;
    }
}
