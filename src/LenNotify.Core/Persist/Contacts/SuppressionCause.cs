namespace LenNotify.Storage;

/// <summary>Why an address is suppressed.</summary>
public enum SuppressionCause
{
    /// <summary>The person said stop. Reported before every other reason.</summary>
    OptOut,

    /// <summary>The provider says that it does not exist, or not any more.</summary>
    Bounce,

    /// <summary>The person reported it as spam.</summary>
    Complaint,
}
