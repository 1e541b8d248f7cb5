using Crm.Evaluation.Matching;
using Crm.Evaluation.Tables;
using Crm.Matching.Records;

namespace Crm.Evaluation.Tests;

public sealed class RoleNamesTests
{
    [Fact]
    public void Roles_are_read_as_they_are_written()
    {
        foreach (var role in Enum.GetValues<FieldRole>())
        {
            Assert.Equal(role, RoleNames.Parse($"{RoleNames.Of(role)}=x")["x"]);
        }

        Assert.Equal("organisation_name", RoleNames.Of(FieldRole.OrganisationName));
    }

    [Fact]
    public void A_role_may_stand_on_either_side_and_a_surname_is_a_family_name()
    {
        var roles = RoleNames.Parse(" given_name = first , last=SURNAME, city=email ");
        Assert.Equal((FieldRole.GivenName, FieldRole.FamilyName, FieldRole.City), (roles["first"], roles["last"], roles["email"]));
        Assert.Empty(RoleNames.Parse(null));
    }

    [Theory]
    [InlineData("given_name", "must be a role and a column")]
    [InlineData("given_name=", "must be a role and a column")]
    [InlineData("a=b=c", "must be a role and a column")]
    [InlineData("first=vorname", "there is no role; roles are text, ignored, given_name")]
    [InlineData("city=a,region=a", "'a' twice")]
    public void What_is_wrong_is_said(string text, string said) => Assert.Contains(said, Assert.Throws<InputException>(() => RoleNames.Parse(text)).Message, StringComparison.Ordinal);
}
