namespace Crm.Matching.Tests;

public sealed class MatchingExceptionTests
{
    [Fact]
    public void A_refusal_has_its_code_and_speaks_as_the_invariant_culture_does()
    {
        var refusal = Refuse.Option($"The share is {1.5}.");
        Assert.Equal((MatchingErrorCodes.InvalidOption, "The share is 1.5."), (refusal.Code, refusal.Message));
    }
}
