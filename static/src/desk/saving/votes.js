// A vote as it is entered: the tally follows each press.

const counted = (vote, choice) => vote.querySelectorAll(`input[type=radio][value=${choice}]:checked`).length;

function words(vote) {
  const pro = counted(vote, "for");
  const against = counted(vote, "against");
  const said = [`For ${pro}.`, `Against ${against}.`, `Abstained ${counted(vote, "abstain")}.`];
  const radios = [...vote.querySelectorAll("input[type=radio]")];
  const named = (some) => new Set(some.map((radio) => radio.name)).size;
  const unmarked = named(radios) - named(radios.filter((radio) => radio.checked));
  if (unmarked) said.push(`${unmarked} not marked.`);
  else if (pro || against) {
    if (pro === against) {
      said.push(`A tie, ${pro} votes to ${against}.`);
      const casting = vote.querySelector("select[name$=-casting_vote]").value;
      if (casting) said.push(`${casting === "for" ? "Carried" : "Lost"} by the casting vote.`);
    }
    else if (pro > against) said.push(`Carried by ${pro} votes to ${against}.`);
    else said.push(`Lost by ${pro} votes to ${against}.`);
  }
  return said.join(" ");
}

export function followVotes(form) {
  form.addEventListener("change", (event) => {
    const vote = event.target.closest("[data-vote]");
    const counts = event.target.type === "radio" || event.target.matches("[name$=-casting_vote]");
    if (vote && counts && vote.querySelector("input[type=radio]:checked")) vote.querySelector("[data-tally]").textContent = words(vote);
  });
}
