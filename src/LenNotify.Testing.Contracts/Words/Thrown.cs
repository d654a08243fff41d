namespace LenNotify.Testing.Contracts.Words;

/// <summary>What was thrown.</summary>
internal readonly record struct Thrown<TException>(TException Which)
    where TException : Exception
{
    internal void WithMessage(string message) => Assert.Equal(message, Which.Message);
}
