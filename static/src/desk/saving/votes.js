// A vote as it is entered: the tally follows each press.

const counted = (vote, choice) => vote.querySelectorAll(`input[type=radio][value=${choice}]:checked`).length;

function words(vote) {
  const pro = counted(vote, "for");
  const against = counted(vote, "against");
  const said = [`For ${pro}.`, `Against ${against}.`, `Abstained ${counted(vote, "abstain")}.`];
  if (pro || against) {
    if (pro === against) said.push(`A tie, ${pro} votes to ${against}.`);
    else if (pro > against) said.push(`Carried by ${pro} votes to ${against}.`);
    else said.push(`Lost by ${pro} votes to ${against}.`);
  }
  return said.join(" ");
}

export function followVotes(form) {
  form.addEventListener("change", (event) => {
    const vote = event.target.closest("[data-vote]");
    if (vote && event.target.type === "radio") vote.querySelector("[data-tally]").textContent = words(vote);
  });
}
